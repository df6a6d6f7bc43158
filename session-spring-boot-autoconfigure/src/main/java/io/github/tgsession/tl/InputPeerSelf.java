package io.github.tgsession.tl;

/**
 * The account itself.
 *
 * @since 0.1.0
 */
public record InputPeerSelf() implements InputPeer {

}
