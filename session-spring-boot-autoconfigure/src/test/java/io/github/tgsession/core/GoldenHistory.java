package io.github.tgsession.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * What a session has been shown so far, as far as the rules of deviations ask for it.
 */
final class GoldenHistory {

	private final Set<Long> described = new HashSet<>();

	private final Set<Long> mentionedAfterwards = new HashSet<>();

	private final Set<String> listedUsernames = new HashSet<>();

	private final Map<String, Set<Long>> usernameOwners = new HashMap<>();

	private final Set<Long> migratedChats = new HashSet<>();

	private final Set<Long> forbiddenChannels = new HashSet<>();

	private final Set<Long> bareEntities = new HashSet<>();

	private boolean badMember;

	void shown(@Nullable Object value) {
		if (value instanceof Map<?, ?> map && markedId(map) != 0) {
			this.bareEntities.add(markedId(map));
		}
		visit(value);
	}

	private void visit(@Nullable Object value) {
		if (value instanceof List<?> list) {
			list.forEach(this::visit);
		}
		else if (value instanceof Map<?, ?> map) {
			entity(map);
			map.values().forEach(this::visit);
		}
	}

	private void entity(Map<?, ?> map) {
		String kind = String.valueOf(map.get("_"));
		long id = markedId(map);
		if (GoldenValues.anywhere(map.get("id"), (part) -> part instanceof java.math.BigInteger)
				|| kind.equals("UserFull")) {
			this.badMember = true;
		}
		if (map.get("usernames") instanceof List<?> usernames) {
			usernames.forEach((username) -> this.listedUsernames
				.add(String.valueOf(((Map<?, ?>) username).get("username")).toLowerCase(Locale.ROOT)));
		}
		if (map.get("username") instanceof String username && id != 0) {
			this.usernameOwners.computeIfAbsent(username.toLowerCase(Locale.ROOT), (key) -> new HashSet<>()).add(id);
		}
		if (map.get("migrated_to") != null) {
			this.migratedChats.add(id);
		}
		if (kind.equals("ChannelForbidden")) {
			this.forbiddenChannels.add(id);
		}
		boolean mention = kind.startsWith("Input") || Boolean.TRUE.equals(map.get("min")) || kind.endsWith("Empty")
				|| kind.equals("ChatFull") || kind.equals("PeerChat");
		if (id != 0 && !mention) {
			this.described.add(id);
		}
		else if (this.described.contains(id)) {
			this.mentionedAfterwards.add(id);
		}
	}

	private static long markedId(Map<?, ?> map) {
		String kind = String.valueOf(map.get("_"));
		Object id = map.containsKey("id") ? map.get("id") : map.containsKey("user_id") ? map.get("user_id")
				: map.containsKey("channel_id") ? map.get("channel_id") : map.get("chat_id");
		if (!(id instanceof Long number)) {
			return 0;
		}
		if (kind.contains("Channel")) {
			return MarkedIds.isMarkableChannel(number) ? MarkedIds.ofChannel(number) : 0;
		}
		return (kind.contains("Chat")) ? -number : (kind.contains("User") ? number : 0);
	}

	boolean isMentionedAfterDescription(long id) {
		return this.mentionedAfterwards.contains(id);
	}

	boolean isDescribed(long id) {
		return this.described.contains(id);
	}

	boolean isListedUsername(String text) {
		return this.listedUsernames.contains(UsernameKey.parse(text).value());
	}

	/**
	 * Whether several entities have been seen with a username.
	 */
	boolean hasChangedHands(String text) {
		return this.usernameOwners.getOrDefault(String.valueOf(UsernameKey.parse(text).value()), Set.of()).size() > 1;
	}

	boolean isMigratedChat(long id) {
		return this.migratedChats.contains(id);
	}

	boolean isForbiddenChannel(long id) {
		return this.forbiddenChannels.contains(id);
	}

	boolean isBareEntity(long id) {
		return this.bareEntities.contains(id);
	}

	boolean hasBadMember() {
		return this.badMember;
	}

}
