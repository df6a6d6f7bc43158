package io.github.tgsession.tl;

/**
 * A channel or supergroup with its access hash.
 *
 * @param channelId the bare channel id
 * @param accessHash the access hash; 0 and negative numbers are values
 * @since 0.1.0
 */
public record InputPeerChannel(long channelId, long accessHash) implements InputPeer {

	/**
	 * Leaves the access hash out: it has no place in a log.
	 */
	@Override
	public String toString() {
		return "InputPeerChannel[channelId=" + this.channelId + "]";
	}

}
