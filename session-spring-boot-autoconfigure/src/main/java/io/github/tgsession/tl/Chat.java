package io.github.tgsession.tl;

import org.jspecify.annotations.Nullable;

/**
 * A basic chat.
 *
 * @param id the bare chat id
 * @param title the title
 * @param migratedTo the channel that the chat has become, if it has
 * @since 0.1.0
 */
public record Chat(long id, @Nullable String title, @Nullable InputChannel migratedTo) implements Entity {

}
