package io.github.tgsession.tl;

/**
 * Details of a basic chat: enough to name the chat.
 *
 * @param id the bare chat id
 * @since 0.1.0
 */
public record ChatFull(long id) implements TlObject {

}
