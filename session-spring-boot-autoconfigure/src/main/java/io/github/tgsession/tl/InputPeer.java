package io.github.tgsession.tl;

/**
 * A peer as requests to Telegram want it: id and access hash (TL type {@code InputPeer}).
 *
 * @since 0.1.0
 */
public sealed interface InputPeer extends TlObject permits InputPeerEmpty, InputPeerSelf, InputPeerUser, InputPeerChat,
		InputPeerChannel, InputPeerUserFromMessage, InputPeerChannelFromMessage {

}
