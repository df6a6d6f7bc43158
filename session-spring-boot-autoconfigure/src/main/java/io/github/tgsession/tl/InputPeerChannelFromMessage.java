package io.github.tgsession.tl;

/**
 * A channel without usable access hash, seen in a message.
 *
 * @param peer the chat in which the message is
 * @param msgId the id of the message
 * @param channelId the bare channel id
 * @since 0.1.0
 */
public record InputPeerChannelFromMessage(InputPeer peer, int msgId, long channelId) implements InputPeer {

}
