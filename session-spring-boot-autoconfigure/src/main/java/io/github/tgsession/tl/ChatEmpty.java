package io.github.tgsession.tl;

/**
 * A basic chat of which only the id is known.
 *
 * @param id the bare chat id
 * @since 0.1.0
 */
public record ChatEmpty(long id) implements Entity {

}
