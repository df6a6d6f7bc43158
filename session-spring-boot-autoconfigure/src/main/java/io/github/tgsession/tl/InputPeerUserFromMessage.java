package io.github.tgsession.tl;

/**
 * A user without usable access hash, seen in a message.
 *
 * @param peer the chat in which the message is
 * @param msgId the id of the message
 * @param userId the bare user id
 * @since 0.1.0
 */
public record InputPeerUserFromMessage(InputPeer peer, int msgId, long userId) implements InputPeer {

}
