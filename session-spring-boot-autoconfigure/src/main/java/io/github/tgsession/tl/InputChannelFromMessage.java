package io.github.tgsession.tl;

/**
 * A channel seen in a message, for requests that take channels only.
 *
 * @param peer the chat in which the message is
 * @param msgId the id of the message
 * @param channelId the bare channel id
 * @since 0.1.0
 */
public record InputChannelFromMessage(InputPeer peer, int msgId, long channelId) implements TlObject {

}
