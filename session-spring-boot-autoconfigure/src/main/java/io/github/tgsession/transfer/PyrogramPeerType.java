package io.github.tgsession.transfer;

import java.util.Map;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * What Pyrogram calls the kinds of peers.
 */
final class PyrogramPeerType {

	/**
	 * A marked id below this is one of a channel, below 0 one of a basic chat.
	 */
	private static final long CHANNEL_BASE = -1_000_000_000_000L;

	private static final Map<String, Integer> FLAGS = Map.of("user", 0, "bot", EntityRow.BOT, "group", 0, "channel",
			EntityRow.BROADCAST, "supergroup", EntityRow.MEGAGROUP);

	private static final Map<String, Integer> NEAREST_FLAGS = Map.of("forum", EntityRow.MEGAGROUP, "direct",
			EntityRow.MEGAGROUP, "monoforum", EntityRow.MEGAGROUP, "gigagroup", EntityRow.MEGAGROUP);

	private PyrogramPeerType() {
	}

	static boolean isKnown(@Nullable String type) {
		return type != null && FLAGS.containsKey(type);
	}

	/**
	 * The flags of entities of a type; of one that is not known, those of the nearest.
	 */
	static int flags(@Nullable String type) {
		return (type != null) ? FLAGS.getOrDefault(type, NEAREST_FLAGS.getOrDefault(type, 0)) : 0;
	}

	/**
	 * The type of an entity; if it is not known, the nearest of what its id says.
	 */
	static String of(EntityRow entity) {
		if (entity.id() >= 0) {
			return ((entity.flags() & EntityRow.BOT) != 0) ? "bot" : "user";
		}
		if (!isChannel(entity.id())) {
			return "group";
		}
		return ((entity.flags() & EntityRow.MEGAGROUP) != 0) ? "supergroup" : "channel";
	}

	/**
	 * Whether the type of an entity is more than a guess.
	 * @param entity the entity
	 * @param usersAreKnown whether the source would say of a bot that it is one
	 */
	static boolean isExact(EntityRow entity, boolean usersAreKnown) {
		if (entity.id() >= 0) {
			return usersAreKnown || (entity.flags() & EntityRow.BOT) != 0;
		}
		return !isChannel(entity.id()) || (entity.flags() & (EntityRow.MEGAGROUP | EntityRow.BROADCAST)) != 0;
	}

	static boolean isChannel(long markedId) {
		return markedId < CHANNEL_BASE;
	}

	/**
	 * The bare id of a channel.
	 */
	static long bareChannelId(long markedId) {
		return CHANNEL_BASE - markedId;
	}

}
