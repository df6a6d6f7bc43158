package io.github.tgsession.tl;

/**
 * A user with its access hash, for requests that take users only.
 *
 * @param userId the bare user id
 * @param accessHash the access hash; 0 and negative numbers are values
 * @since 0.1.0
 */
public record InputUser(long userId, long accessHash) implements TlObject {

	/**
	 * Leaves the access hash out: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "InputUser[userId=" + this.userId + "]";
	}

}
