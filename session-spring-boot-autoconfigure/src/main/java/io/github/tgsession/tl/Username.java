package io.github.tgsession.tl;

/**
 * One of several usernames of a user or channel.
 *
 * @param username the username, without {@code @}
 * @param active whether it resolves
 * @since 0.1.0
 */
public record Username(String username, boolean active) {

}
