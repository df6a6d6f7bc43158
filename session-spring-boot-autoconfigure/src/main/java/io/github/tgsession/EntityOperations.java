package io.github.tgsession;

import java.util.Optional;

import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Whom a session has met.
 *
 * @since 0.1.0
 */
public interface EntityOperations {

	/**
	 * Learns whom an answer from Telegram tells about. Takes the objects of any client,
	 * see {@link io.github.tgsession.tl.EntityReader}; what it does not understand it
	 * leaves alone, with one warning per class if the name promised more.
	 * @param tlObject an answer, an update, an entity or a list of them
	 * @return whether something new was learnt
	 * @throws IllegalArgumentException if it is a future or publisher of an object
	 */
	boolean processEntities(@Nullable Object tlObject);

	/**
	 * The peer that a key means, as requests to Telegram want it.
	 * @param key a client's object or one of {@code io.github.tgsession.tl}, a marked or
	 * bare id, or a text: phone number, username, link, exact name, {@code me}
	 * @return the peer
	 * @throws EntityNotFoundException if the session does not know it
	 * @throws IllegalArgumentException if the key is of no kind that names a peer
	 */
	InputPeer getInputEntity(Object key);

	/**
	 * The peer that a key means, if the session knows it.
	 * @param key as for {@link #getInputEntity(Object)}
	 * @return the peer
	 * @throws IllegalArgumentException if the key is of no kind that names a peer
	 */
	Optional<InputPeer> findInputEntity(Object key);

	/**
	 * Finds an entity by id.
	 * @param id the id
	 * @param exact whether the id is marked; if not, the first that is known of channel,
	 * basic chat and user
	 * @return what is known of it
	 */
	Optional<EntityRow> findEntityById(long id, boolean exact);

	/**
	 * Finds an entity by one of its active usernames.
	 * @param username the username or a link to it, case does not matter
	 * @return what is known of it
	 */
	Optional<EntityRow> findEntityByUsername(String username);

	/**
	 * Finds a user by phone number.
	 * @param phone the digits, perhaps with {@code + ( ) -} and spaces
	 * @return what is known of the user
	 */
	Optional<EntityRow> findEntityByPhone(String phone);

	/**
	 * Finds an entity by its exact display name.
	 * @param name the name
	 * @return what is known of it; if several have the name, the lowest marked id
	 */
	Optional<EntityRow> findEntityByName(String name);

	/**
	 * Remembers in which message a peer was seen, for peers of whom no access hash is
	 * known: {@link #getInputEntity(Object)} then answers with that message.
	 * @param peer the user or channel
	 * @param chat the chat of the message
	 * @param messageId the id of the message
	 * @throws IllegalArgumentException if the peer is a basic chat
	 */
	void learnReference(Peer peer, Peer chat, int messageId);

	/**
	 * Whether {@link #processEntities(Object)} learns.
	 * @return true unless switched off
	 */
	boolean isSaveEntities();

	/**
	 * Switches learning on or off.
	 * @param saveEntities whether to learn
	 */
	void setSaveEntities(boolean saveEntities);

}
