package io.github.tgsession.tl;

/**
 * A basic chat, named by its bare id.
 *
 * @param chatId the bare id
 * @since 0.1.0
 */
public record PeerChat(long chatId) implements Peer {

}
