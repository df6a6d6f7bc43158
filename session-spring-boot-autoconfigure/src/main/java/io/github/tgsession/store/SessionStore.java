package io.github.tgsession.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.LeaseState;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all sessions: rows in, rows out. A store knows nothing of Telegram's objects;
 * what keys mean and what objects teach is decided above it.
 * <p>
 * There is one store per application. Reads take collections of keys, so that a store can
 * answer them in one go; keys that are not known are absent from the answer. The only
 * writes are {@link #apply(SessionRef, ChangeSet)} and
 * {@link #applyAll(SessionRef, Consumer)}; a store that writes behind them does so at
 * {@link #flush(SessionRef)} at the latest. Reads of a deleted session may answer nothing
 * or throw {@link io.github.tgsession.SessionNotFoundException}. Everything must be safe
 * for concurrent use. A store that fails throws
 * {@link io.github.tgsession.SessionStoreException}.
 *
 * @since 0.1.0
 */
public interface SessionStore {

	/**
	 * What kind of store this is, for logs and metrics.
	 * @return a short word: {@code memory}, {@code jpa}
	 */
	String kind();

	/**
	 * Opens a session, and makes it if there is none of that name.
	 * @param name the name, compared to the letter
	 * @return the session, to be taken back with {@link #release(SessionRef)}
	 * @throws io.github.tgsession.SessionLeaseException if another process has it and
	 * does not hand it over
	 */
	SessionRef open(String name);

	/**
	 * Finds a session without making it.
	 * @param name the name, compared to the letter
	 * @return the session
	 */
	Optional<SessionRef> find(String name);

	/**
	 * The names of all sessions.
	 * @return the names in order
	 */
	List<String> list();

	/**
	 * Deletes a session with everything in it, in one transaction.
	 * @param session the session
	 * @return whether it was still there
	 */
	boolean delete(SessionRef session);

	/**
	 * Who the session is.
	 * @param session the session
	 * @return its identity
	 * @throws io.github.tgsession.SessionNotFoundException if it has been deleted
	 */
	SessionIdentity readIdentity(SessionRef session);

	/**
	 * Finds entities by marked id.
	 * @param session the session
	 * @param ids marked ids
	 * @return the entities by marked id, each with the usernames that resolve to it
	 */
	Map<Long, EntityRow> findEntities(SessionRef session, Collection<Long> ids);

	/**
	 * Finds entities by username.
	 * @param session the session
	 * @param usernames usernames in lower case
	 * @return the entities by username
	 */
	Map<String, EntityRow> findEntitiesByUsername(SessionRef session, Collection<String> usernames);

	/**
	 * Finds entities by phone number.
	 * @param session the session
	 * @param phones digits
	 * @return the entities by phone; of several, the lowest marked id
	 */
	Map<String, EntityRow> findEntitiesByPhone(SessionRef session, Collection<String> phones);

	/**
	 * Finds entities by display name.
	 * @param session the session
	 * @param names exact names
	 * @return the entities by name; of several, the lowest marked id
	 */
	Map<String, EntityRow> findEntitiesByName(SessionRef session, Collection<String> names);

	/**
	 * Finds entities by texts of one kind.
	 * @param session the session
	 * @param kind what the texts are
	 * @param texts the texts
	 * @return the entities by text, as the method for that kind finds them
	 */
	default Map<String, EntityRow> findEntitiesByText(SessionRef session, EntityText kind, Collection<String> texts) {
		return switch (kind) {
			case USERNAME -> findEntitiesByUsername(session, texts);
			case PHONE -> findEntitiesByPhone(session, texts);
			case NAME -> findEntitiesByName(session, texts);
		};
	}

	/**
	 * Looks at an entity that the store has at hand.
	 * @param session the session
	 * @param id a marked id
	 * @return the entity with the usernames that resolve to it; null says nothing, as the
	 * store may know the entity without having it at hand
	 */
	default @Nullable EntityRow peekEntity(SessionRef session, long id) {
		return null;
	}

	/**
	 * Looks one entity up for its access hash.
	 * @param session the session
	 * @param id a marked id
	 * @return the entity, null if it is not known; its {@code usernames} need not be
	 * those that resolve to it
	 */
	default @Nullable EntityRow lookUp(SessionRef session, long id) {
		return findEntities(session, List.of(id)).get(id);
	}

	/**
	 * Looks one entity up for its access hash by an id that is not marked.
	 * @param session the session
	 * @param bareId an id without mark, not negative
	 * @return the first that is known of channel, basic chat and user, null if none is;
	 * its {@code usernames} need not be those that resolve to it
	 */
	default @Nullable EntityRow lookUpBare(SessionRef session, long bareId) {
		List<Long> candidates = MarkedIds.candidates(bareId);
		Map<Long, EntityRow> rows = findEntities(session, candidates);
		return candidates.stream().map(rows::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

	/**
	 * Looks one entity up for its access hash by a text.
	 * @param session the session
	 * @param kind what the text is
	 * @param text a username in lower case, the digits of a phone number, or an exact
	 * name
	 * @return the entity, of several with one phone number or name the one with the
	 * lowest marked id, null if none is known; its {@code usernames} need not be those
	 * that resolve to it
	 */
	default @Nullable EntityRow lookUp(SessionRef session, EntityText kind, String text) {
		return findEntitiesByText(session, kind, List.of(text)).get(text);
	}

	/**
	 * Finds the messages in which peers were seen.
	 * @param session the session
	 * @param ids marked ids
	 * @return the references by marked id
	 */
	Map<Long, PeerReferenceRow> findPeerReferences(SessionRef session, Collection<Long> ids);

	/**
	 * Finds positions.
	 * @param session the session
	 * @param entityIds 0 or bare channel ids; null for all
	 * @return the positions by entity id, ascending
	 */
	Map<Long, UpdateState> findUpdateStates(SessionRef session, @Nullable Collection<Long> entityIds);

	/**
	 * Finds sent files.
	 * @param session the session
	 * @param keys what they are known by
	 * @return the files by key
	 */
	Map<FileKey, CachedFileRow> findFiles(SessionRef session, Collection<FileKey> keys);

	/**
	 * Finds attributes.
	 * @param session the session
	 * @param names the names; null for all
	 * @return the attributes by name
	 */
	Map<String, AttributeRow> findAttributes(SessionRef session, @Nullable Collection<String> names);

	/**
	 * Reads entities in the order of their marked ids, page by page.
	 * @param session the session
	 * @param afterId the last id of the page before, null for the first page
	 * @param limit how many at the most
	 * @return the next entities
	 */
	List<EntityRow> readEntities(SessionRef session, @Nullable Long afterId, int limit);

	/**
	 * Reads peer references in the order of their marked ids, page by page.
	 * @param session the session
	 * @param afterId the last id of the page before, null for the first page
	 * @param limit how many at the most
	 * @return the next references
	 */
	List<PeerReferenceRow> readPeerReferences(SessionRef session, @Nullable Long afterId, int limit);

	/**
	 * Reads sent files in the order of digest, size and kind, page by page.
	 * @param session the session
	 * @param after the last key of the page before, null for the first page
	 * @param limit how many at the most
	 * @return the next files
	 */
	List<CachedFileRow> readFiles(SessionRef session, @Nullable FileKey after, int limit);

	/**
	 * Counts entities.
	 * @param session the session
	 * @return how many there are
	 */
	long countEntities(SessionRef session);

	/**
	 * Counts sent files.
	 * @param session the session
	 * @return how many there are
	 */
	long countFiles(SessionRef session);

	/**
	 * Applies changes, all or none of them, in this order: the account's data is dropped
	 * if asked for, then identity, entities, usernames, references and files, attributes,
	 * and last the positions, so that no position is ever ahead of the peers it depends
	 * on. A position that is refused does not keep the other changes from being applied.
	 * <p>
	 * What is lost or forgotten goes before what is stored. A username goes to the entity
	 * with the greatest pair of {@code seenAt} and marked id; an older claim leaves it
	 * where it is.
	 * @param session the session
	 * @param changes the changes
	 * @return what became of them
	 * @throws io.github.tgsession.SessionNotFoundException if the session has been
	 * deleted
	 */
	ApplyResult apply(SessionRef session, ChangeSet changes);

	/**
	 * Applies many changes, all or none of them, without having them all in memory. Other
	 * writers of the session wait meanwhile. Positions that are refused do not matter.
	 * @param session the session
	 * @param changes is given what applies a change set; it may be run more than once,
	 * each time from the start. What it throws is passed on, and nothing has been
	 * applied.
	 * @throws io.github.tgsession.SessionNotFoundException if the session has been
	 * deleted
	 */
	void applyAll(SessionRef session, Consumer<Consumer<ChangeSet>> changes);

	/**
	 * Makes durable what was applied before. A store that writes at once has nothing to
	 * do.
	 * @param session the session
	 * @throws io.github.tgsession.SessionStoreException if it could not be written; it is
	 * kept and tried again
	 */
	default void flush(SessionRef session) {
	}

	/**
	 * Takes back one {@link #open(String)} or {@link #openForCopy(String)}. When all have
	 * been taken back nobody has the session open any more, so that what was kept at hand
	 * for it can go. The session can be opened again at any time.
	 * @param session the session
	 */
	default void release(SessionRef session) {
	}

	/**
	 * Opens a session as {@link #open(String)} does, for a moment and to copy into it: no
	 * client will be connected as it, so it may have the authorization key of another
	 * session that is open in this process.
	 * @param name the name, compared to the letter
	 * @return the session
	 */
	default SessionRef openForCopy(String name) {
		return open(name);
	}

	/**
	 * Whether this process owns a session that it has opened.
	 * @param session the session
	 * @return the state at the moment
	 */
	default LeaseState leaseState(SessionRef session) {
		return LeaseState.HELD;
	}

	/**
	 * Adds who is told when the state of an open session changes.
	 * @param listener the listener
	 */
	default void addLeaseListener(LeaseListener listener) {
	}

	/**
	 * The transaction of the calling thread in which its writes would take part.
	 * @return the transaction, the same object as long as it lasts; null if writes of the
	 * calling thread are on their own
	 */
	default @Nullable CallerTransaction callerTransaction() {
		return null;
	}

	/**
	 * Whether reads of the calling thread may show less than what was committed before
	 * them. They do in a transaction, joined by writes or not, that keeps showing what
	 * was there when it began, as one of {@code REPEATABLE_READ} does. What they answer
	 * must not be kept for others.
	 * @return true if reads may show an old state
	 */
	default boolean readsOldSnapshot() {
		return false;
	}

}
