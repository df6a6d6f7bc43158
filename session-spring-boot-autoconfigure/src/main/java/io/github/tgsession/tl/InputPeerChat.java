package io.github.tgsession.tl;

/**
 * A basic chat, which needs no access hash.
 *
 * @param chatId the bare chat id
 * @since 0.1.0
 */
public record InputPeerChat(long chatId) implements InputPeer {

}
