package io.github.tgsession.store;

import java.util.function.LongConsumer;

import io.github.tgsession.TelegramSession;

/**
 * Takes snapshots of sessions and puts them into sessions. Safe for concurrent use.
 *
 * @since 0.1.0
 */
public interface SessionSnapshots {

	/**
	 * Takes a snapshot of a session. It is read when it is asked for, and not of one
	 * moment if the session is in use.
	 * @param session an open session
	 * @return the snapshot
	 * @throws IllegalArgumentException if the session is none of this store's
	 */
	SessionSnapshot take(TelegramSession session);

	/**
	 * Whether nothing is in a session that a snapshot could overwrite: no login, past
	 * ones included, no account and no earlier snapshot.
	 * @param session an open session
	 * @return whether it is empty
	 * @throws IllegalArgumentException if the session is none of this store's
	 */
	boolean isEmpty(TelegramSession session);

	/**
	 * Puts a snapshot into a session: all of it, or nothing if that fails. What only the
	 * session has is kept. Of a partial snapshot positions move forwards only.
	 * @param session an open session that is empty or of the same account
	 * @param snapshot what to put into it; parts of it may be read more than once
	 * @param progress is told the number of entities so far, from time to time
	 * @throws IllegalArgumentException if the session is none of this store's
	 * @throws IllegalStateException if the session belongs to another account or, with a
	 * partial snapshot, holds another login
	 */
	void put(TelegramSession session, SessionSnapshot snapshot, LongConsumer progress);

	/**
	 * Puts a snapshot into a session if that is empty when its turn comes: of several
	 * threads and processes one puts its snapshot.
	 * @param session an open session
	 * @param snapshot what to put into it; parts of it may be read more than once
	 * @param progress is told the number of entities so far, from time to time
	 * @return whether the session was empty, and has the snapshot now
	 * @throws IllegalArgumentException if the session is none of this store's
	 */
	boolean putIfEmpty(TelegramSession session, SessionSnapshot snapshot, LongConsumer progress);

}
