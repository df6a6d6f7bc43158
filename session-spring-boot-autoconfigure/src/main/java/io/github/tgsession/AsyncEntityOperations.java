package io.github.tgsession;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.Peer;
import org.jspecify.annotations.Nullable;

/**
 * {@link EntityOperations} for callers that must not wait.
 *
 * @since 0.1.0
 */
public interface AsyncEntityOperations {

	/**
	 * Learns whom an answer from Telegram tells about.
	 * @param tlObject as for {@link EntityOperations#processEntities(Object)}; it is read
	 * later and must not change until then
	 * @return whether something new was learnt
	 */
	CompletableFuture<Boolean> processEntities(@Nullable Object tlObject);

	/**
	 * The peer that a key means, as requests to Telegram want it.
	 * @param key as for {@link EntityOperations#getInputEntity(Object)}
	 * @return the peer; fails with {@link EntityNotFoundException} if the session does
	 * not know it
	 */
	CompletableFuture<InputPeer> getInputEntity(Object key);

	/**
	 * The peer that a key means, if the session knows it.
	 * @param key as for {@link EntityOperations#getInputEntity(Object)}
	 * @return the peer
	 */
	CompletableFuture<Optional<InputPeer>> findInputEntity(Object key);

	/**
	 * Finds an entity by id.
	 * @param id the id
	 * @param exact as for {@link EntityOperations#findEntityById(long, boolean)}
	 * @return what is known of it
	 */
	CompletableFuture<Optional<EntityRow>> findEntityById(long id, boolean exact);

	/**
	 * Finds an entity by one of its active usernames.
	 * @param username as for {@link EntityOperations#findEntityByUsername(String)}
	 * @return what is known of it
	 */
	CompletableFuture<Optional<EntityRow>> findEntityByUsername(String username);

	/**
	 * Finds a user by phone number.
	 * @param phone as for {@link EntityOperations#findEntityByPhone(String)}
	 * @return what is known of the user
	 */
	CompletableFuture<Optional<EntityRow>> findEntityByPhone(String phone);

	/**
	 * Finds an entity by its exact display name.
	 * @param name as for {@link EntityOperations#findEntityByName(String)}
	 * @return what is known of it
	 */
	CompletableFuture<Optional<EntityRow>> findEntityByName(String name);

	/**
	 * Remembers in which message a peer was seen.
	 * @param peer as for {@link EntityOperations#learnReference(Peer, Peer, int)}
	 * @param chat the chat of the message
	 * @param messageId the id of the message
	 * @return completed when it is remembered
	 */
	CompletableFuture<@Nullable Void> learnReference(Peer peer, Peer chat, int messageId);

}
