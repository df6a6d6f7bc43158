package io.github.tgsession.tl;

import org.jspecify.annotations.Nullable;

/**
 * A basic chat that the account may not see any more.
 *
 * @param id the bare chat id
 * @param title the title
 * @since 0.1.0
 */
public record ChatForbidden(long id, @Nullable String title) implements Entity {

}
