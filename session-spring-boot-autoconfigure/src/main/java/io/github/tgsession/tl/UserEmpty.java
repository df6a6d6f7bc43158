package io.github.tgsession.tl;

/**
 * A user of whom only the id is known.
 *
 * @param id the bare user id
 * @since 0.1.0
 */
public record UserEmpty(long id) implements Entity {

}
