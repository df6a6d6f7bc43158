package io.github.tgsession.tl;

/**
 * A user, named by its bare id.
 *
 * @param userId the bare id
 * @since 0.1.0
 */
public record PeerUser(long userId) implements Peer {

}
