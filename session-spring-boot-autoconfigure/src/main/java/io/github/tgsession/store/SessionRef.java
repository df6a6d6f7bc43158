package io.github.tgsession.store;

/**
 * Names an open session in a store.
 *
 * @param id the id of the session in the store
 * @param epoch the fencing number under which it was opened; a store refuses writes of an
 * epoch that has passed
 * @since 0.1.0
 */
public record SessionRef(long id, long epoch) {

}
