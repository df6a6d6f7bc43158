package io.github.tgsession.store;

/**
 * The message in which a peer was seen.
 *
 * @param entityId the marked id of the peer
 * @param chatId the marked id of the chat
 * @param messageId the id of the message
 * @since 0.1.0
 */
public record PeerReferenceRow(long entityId, long chatId, int messageId) {

}
