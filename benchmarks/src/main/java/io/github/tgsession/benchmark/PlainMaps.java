package io.github.tgsession.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.Entity;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.User;
import org.jspecify.annotations.Nullable;

/**
 * Remembers peers in maps of the JDK, as one would write it by hand: of several with one
 * name the one with the lowest marked id answers, all else is simply overwritten.
 */
final class PlainMaps {

	private final Map<Long, Row> ids = new ConcurrentHashMap<>();

	private final Map<String, Row> usernames = new ConcurrentHashMap<>();

	private final Map<String, Row> phones = new ConcurrentHashMap<>();

	private final Map<String, Row> names = new ConcurrentHashMap<>();

	void learn(List<Entity> answer) {
		long now = System.currentTimeMillis();
		for (Entity entity : answer) {
			learn(row(entity, now));
		}
	}

	private void learn(Row row) {
		this.ids.put(row.id(), row);
		if (row.username() != null) {
			this.usernames.put(row.username(), row);
		}
		if (row.phone() != null) {
			this.phones.put(row.phone(), row);
		}
		if (row.name() != null) {
			this.names.merge(row.name(), row, (known, other) -> (known.id() < other.id()) ? known : other);
		}
	}

	private static Row row(Entity entity, long now) {
		if (entity instanceof User user) {
			return new Row(user.id(), hash(user.accessHash()), 0, user.username(), user.phone(), user.firstName(), now);
		}
		if (entity instanceof Channel channel) {
			return new Row(MarkedIds.ofChannel(channel.id()), hash(channel.accessHash()), 0, channel.username(), null,
					channel.title(), now);
		}
		return new Row(MarkedIds.ofChat(entity.id()), 0, 0, null, null, ((Chat) entity).title(), now);
	}

	private static long hash(@Nullable Long hash) {
		return (hash != null) ? hash : 0;
	}

	/**
	 * Answers what a session answers, as far as these peers go: what a number may mean is
	 * asked for in the same order, and a text is taken for what its first character says.
	 */
	@Nullable InputPeer find(Object key) {
		if (key instanceof Long id) {
			return toInputPeer((id < 0) ? this.ids.get(id) : findBare(id));
		}
		String text = (String) key;
		char first = text.charAt(0);
		if (first == '+') {
			return toInputPeer(this.phones.get(text.substring(1)));
		}
		return toInputPeer(
				(first == '@') ? this.usernames.get(text.substring(1).toLowerCase(Locale.ROOT)) : this.names.get(text));
	}

	private @Nullable Row findBare(long id) {
		Row row = this.ids.get(MarkedIds.ofChannel(id));
		row = (row != null) ? row : this.ids.get(-id);
		return (row != null) ? row : this.ids.get(id);
	}

	private static @Nullable InputPeer toInputPeer(@Nullable Row row) {
		if (row == null) {
			return null;
		}
		if (row.id() > 0) {
			return new InputPeerUser(row.id(), row.accessHash());
		}
		return MarkedIds.isChannel(row.id()) ? new InputPeerChannel(MarkedIds.unmarked(row.id()), row.accessHash())
				: new InputPeerChat(-row.id());
	}

	int size() {
		return this.ids.size();
	}

	/**
	 * What is remembered of a peer.
	 *
	 * @param id the marked id
	 * @param accessHash the access hash
	 * @param flags what kind of peer it is
	 * @param username the username
	 * @param phone the phone number
	 * @param name the display name
	 * @param seenAt when it was seen, in milliseconds since 1970
	 */
	record Row(long id, long accessHash, int flags, @Nullable String username, @Nullable String phone,
			@Nullable String name, long seenAt) {

	}

}
