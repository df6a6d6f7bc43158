package io.github.tgsession.store;

/**
 * A username that an entity has no longer.
 *
 * @param username the username in lower case
 * @param entityId the marked id of the entity; a username that belongs to another one by
 * now is left alone
 * @since 0.1.0
 */
public record LostUsername(String username, long entityId) {

}
