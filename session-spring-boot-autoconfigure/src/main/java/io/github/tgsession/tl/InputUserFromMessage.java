package io.github.tgsession.tl;

/**
 * A user seen in a message, for requests that take users only.
 *
 * @param peer the chat in which the message is
 * @param msgId the id of the message
 * @param userId the bare user id
 * @since 0.1.0
 */
public record InputUserFromMessage(InputPeer peer, int msgId, long userId) implements TlObject {

}
