package io.github.tgsession.tl;

/**
 * Names a user, a basic chat or a channel by its bare id (TL type {@code Peer}).
 *
 * @since 0.1.0
 * @see MarkedIds
 */
public sealed interface Peer extends TlObject permits PeerUser, PeerChat, PeerChannel {

}
