package io.github.tgsession.tl;

import java.util.List;

/**
 * Marked ids: one number that names a user, a basic chat or a channel.
 * <p>
 * A user's id stays as it is, a basic chat's is negated, and a channel's becomes
 * {@code -(10^12 + id)}. This is the marking of Telethon and of the Bot API, see
 * <a href="https://core.telegram.org/api/bots/ids">Bot API dialog ids</a>.
 *
 * @since 0.1.0
 */
public final class MarkedIds {

	private static final long CHANNEL_BASE = 1_000_000_000_000L;

	private MarkedIds() {
	}

	/**
	 * Marks the id of a peer. A negative id inside a {@link PeerChat} or
	 * {@link PeerChannel} is taken for an id that is marked already, and its mark is
	 * removed first.
	 * @param peer the peer
	 * @return the marked id
	 * @throws IllegalArgumentException if the marked id does not fit into 64 bits
	 */
	public static long of(Peer peer) {
		if (peer instanceof PeerUser user) {
			return user.userId();
		}
		if (peer instanceof PeerChat chat) {
			return -unmarked(chat.chatId());
		}
		return ofChannel(unmarked(((PeerChannel) peer).channelId()));
	}

	/**
	 * Marks the id of a basic chat.
	 * @param chatId the bare chat id
	 * @return the marked id
	 */
	public static long ofChat(long chatId) {
		return -unmarked(chatId);
	}

	/**
	 * Marks the id of a channel or supergroup.
	 * @param channelId the bare channel id
	 * @return the marked id
	 * @throws IllegalArgumentException if the marked id does not fit into 64 bits
	 */
	public static long ofChannel(long channelId) {
		long bare = unmarked(channelId);
		if (!isMarkableChannel(bare)) {
			throw new IllegalArgumentException("The channel id " + channelId
					+ " is too large to be marked: a marked id has 64 bits, so channel ids end at "
					+ (Long.MAX_VALUE - CHANNEL_BASE));
		}
		return -(CHANNEL_BASE + bare);
	}

	/**
	 * Whether a bare channel id can be marked in 64 bits.
	 * @param channelId the bare channel id, not negative
	 * @return whether {@link #ofChannel(long)} has an answer
	 */
	public static boolean isMarkableChannel(long channelId) {
		return channelId <= Long.MAX_VALUE - CHANNEL_BASE;
	}

	/**
	 * The marked ids that an id without mark may mean, in the order in which they are
	 * tried: channel, basic chat, user.
	 * @param bareId the bare id, not negative
	 * @return the marked ids; a channel is left out if its id could not be marked
	 */
	public static List<Long> candidates(long bareId) {
		return isMarkableChannel(bareId) ? List.of(ofChannel(bareId), ofChat(bareId), bareId)
				: List.of(ofChat(bareId), bareId);
	}

	/**
	 * Whether a marked id names a channel or supergroup.
	 * @param markedId the marked id
	 * @return true below {@code -10^12}
	 */
	public static boolean isChannel(long markedId) {
		return markedId < -CHANNEL_BASE;
	}

	/**
	 * The peer that a marked id names: a user from 0 on, a channel below {@code -10^12},
	 * else a basic chat.
	 * @param markedId the marked id
	 * @return the peer, with its bare id
	 */
	public static Peer toPeer(long markedId) {
		if (markedId >= 0) {
			return new PeerUser(markedId);
		}
		if (isChannel(markedId)) {
			return new PeerChannel(-(markedId + CHANNEL_BASE));
		}
		return new PeerChat(-markedId);
	}

	/**
	 * Removes the mark from an id.
	 * @param markedId the marked id
	 * @return the bare id, never negative
	 */
	public static long unmarked(long markedId) {
		if (markedId >= 0) {
			return markedId;
		}
		return isChannel(markedId) ? -(markedId + CHANNEL_BASE) : -markedId;
	}

}
