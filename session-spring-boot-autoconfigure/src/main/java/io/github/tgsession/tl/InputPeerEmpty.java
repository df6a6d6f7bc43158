package io.github.tgsession.tl;

/**
 * No peer.
 *
 * @since 0.1.0
 */
public record InputPeerEmpty() implements InputPeer {

}
