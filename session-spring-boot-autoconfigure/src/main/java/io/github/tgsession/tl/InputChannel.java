package io.github.tgsession.tl;

/**
 * A channel with its access hash, for requests that take channels only.
 *
 * @param channelId the bare channel id
 * @param accessHash the access hash; 0 and negative numbers are values
 * @since 0.1.0
 */
public record InputChannel(long channelId, long accessHash) implements TlObject {

	/**
	 * Leaves the access hash out: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "InputChannel[channelId=" + this.channelId + "]";
	}

}
