package io.github.tgsession.tl;

/**
 * An object of Telegram's type language, as far as a session needs it: everything that an
 * {@link EntityReader} may answer.
 *
 * @since 0.1.0
 */
public sealed interface TlObject
		permits Peer, InputPeer, InputUser, InputUserEmpty, InputUserFromMessage, InputUserSelf, InputChannel,
		InputChannelEmpty, InputChannelFromMessage, Entity, ChatFull, ChannelFull, PeerHolder, SentFile {

}
