package io.github.tgsession.integration.interop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.PeerUser;
import tools.jackson.databind.JsonNode;

/**
 * A key that both sessions are asked for.
 *
 * @param key a number, a text or a peer
 */
record Question(Object key) {

	static final long CHANNELS = 1_000_000_000_000L;

	/**
	 * All that may be asked about entities, and as much about ones that are not there.
	 * @param rows id, hash, username, phone and name of each
	 */
	static List<Question> about(JsonNode rows) {
		Set<Object> keys = new LinkedHashSet<>();
		for (JsonNode row : rows) {
			long id = row.get(0).asLong();
			if (id != 0) {
				addIds(keys, id);
			}
			if (row.get(2).isString()) {
				addUsernames(keys, row.get(2).asString());
			}
			if (row.get(3).isIntegralNumber()) {
				addPhones(keys, row.get(3).asString());
			}
			if (row.get(4).isString()) {
				addNames(keys, row.get(4).asString());
			}
		}
		keys.remove(0L);
		List<Question> questions = new ArrayList<>();
		keys.forEach((key) -> questions.add(new Question(key)));
		return questions;
	}

	private static void addIds(Set<Object> keys, long id) {
		long bare = (id < -CHANNELS) ? -id - CHANNELS : Math.abs(id);
		for (long number : new long[] { id, bare, -bare, bare + 1, -bare - 1, id - 1 }) {
			keys.add(number);
		}
		if (bare < Long.MAX_VALUE - CHANNELS) {
			keys.add(-CHANNELS - bare);
		}
		keys.add((id > 0) ? new PeerUser(bare) : (id < -CHANNELS) ? new PeerChannel(bare) : new PeerChat(bare));
	}

	private static void addUsernames(Set<Object> keys, String username) {
		keys.add(username);
		keys.add("@" + username);
		keys.add(username.toUpperCase(Locale.ROOT));
		keys.add("https://t.me/" + username);
		keys.add("@" + username + "x");
		keys.add(username.substring(1));
	}

	private static void addPhones(Set<Object> keys, String phone) {
		keys.add(phone);
		keys.add("+" + phone);
		keys.add("+" + phone.substring(0, 1) + " (" + phone.substring(1) + ")");
		keys.add(phone + "7");
	}

	private static void addNames(Set<Object> keys, String name) {
		keys.add(name);
		keys.add(name + " ");
		keys.add(name.toUpperCase(Locale.ROOT));
		keys.add(name.substring(0, name.offsetByCodePoints(name.length(), -1)));
	}

	Answer ask(TelegramSession session) {
		return Answer.of(session.findInputEntity(this.key));
	}

	/**
	 * The key in the recorded form.
	 */
	Object toTelethon() {
		return (this.key instanceof Peer peer) ? recorded(peer) : this.key;
	}

	private static Map<String, Object> recorded(Peer peer) {
		if (peer instanceof PeerUser user) {
			return Map.of("_", "PeerUser", "user_id", user.userId());
		}
		if (peer instanceof PeerChat chat) {
			return Map.of("_", "PeerChat", "chat_id", chat.chatId());
		}
		return Map.of("_", "PeerChannel", "channel_id", ((PeerChannel) peer).channelId());
	}

}
