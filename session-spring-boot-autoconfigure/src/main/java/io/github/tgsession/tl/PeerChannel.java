package io.github.tgsession.tl;

/**
 * A channel or supergroup, named by its bare id.
 *
 * @param channelId the bare id
 * @since 0.1.0
 */
public record PeerChannel(long channelId) implements Peer {

}
