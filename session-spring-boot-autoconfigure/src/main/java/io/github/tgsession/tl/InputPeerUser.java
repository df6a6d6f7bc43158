package io.github.tgsession.tl;

/**
 * A user with its access hash.
 *
 * @param userId the bare user id
 * @param accessHash the access hash; 0 and negative numbers are values
 * @since 0.1.0
 */
public record InputPeerUser(long userId, long accessHash) implements InputPeer {

	/**
	 * Leaves the access hash out: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "InputPeerUser[userId=" + this.userId + "]";
	}

}
