package io.github.tgsession.tl;

/**
 * An object that names a peer without being one: a dialog, a participant, a resolved
 * peer.
 *
 * @param peer the peer it names
 * @since 0.1.0
 */
public record PeerHolder(Peer peer) implements TlObject {

}
