package io.github.tgsession.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * By what a peer is looked up. Each kind has its keys, as a bot gives them, and the
 * statement that answers one of them on SQLite: its parameters are the session and the
 * key.
 */
public enum KeyKind {

	/**
	 * The marked id of a channel or chat.
	 */
	NEGATIVE_ID((peer) -> (peer.id() < 0) ? peer.id() : null, "entity_id = ?2"),

	/**
	 * The id of a user, which might also be that of a channel or chat.
	 */
	POSITIVE_ID((peer) -> (peer.id() > 0) ? peer.id() : null,
			"entity_id in (-1000000000000 - ?2, -?2, ?2) order by entity_id limit 1"),

	/**
	 * A username.
	 */
	USERNAME((peer) -> (peer.username() != null) ? "@" + peer.username() : null,
			"entity_id = (select u.entity_id from telegram_username u where u.session_id = ?1 and u.username = ?2)"),

	/**
	 * A phone number.
	 */
	PHONE((peer) -> (peer.phone() != null) ? "+" + peer.phone() : null,
			"entity_id = (select min(o.entity_id) from telegram_entity o where o.session_id = ?1 and o.phone = ?2)"),

	/**
	 * An exact display name, which several may have.
	 */
	NAME(Peer::name,
			"entity_id = (select min(o.entity_id) from telegram_entity o where o.session_id = ?1 and o.name = ?2)");

	private final Function<Peer, @Nullable Object> key;

	private final String condition;

	KeyKind(Function<Peer, @Nullable Object> key, String condition) {
		this.key = key;
		this.condition = condition;
	}

	/**
	 * The different keys of some peers.
	 */
	List<Object> keys(List<Peer> peers) {
		return peers.stream()
			.<@Nullable Object>map(this.key)
			.filter(Objects::nonNull)
			.<Object>map(Objects::requireNonNull)
			.distinct()
			.toList();
	}

	/**
	 * Draws so many keys of some peers, the same ones each time.
	 */
	Object[] draw(List<Peer> peers, int count) {
		List<Object> different = keys(peers);
		return new Random(1).ints(count, 0, different.size()).mapToObj((index) -> copy(different.get(index))).toArray();
	}

	/**
	 * An equal key: keys come from elsewhere, they are never the very texts that are
	 * stored.
	 */
	static Object copy(Object key) {
		return (key instanceof String text) ? new String(text.toCharArray()) : key;
	}

	/**
	 * The key without what only says of which kind it is.
	 */
	Object plain(Object key) {
		return (this == USERNAME || this == PHONE) ? key.toString().substring(1) : key;
	}

	String select() {
		return "select " + PlainSession.COLUMNS + " from telegram_entity where session_id = ?1 and " + this.condition;
	}

}
