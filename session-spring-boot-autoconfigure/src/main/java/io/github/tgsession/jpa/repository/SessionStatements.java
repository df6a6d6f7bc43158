package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.SelfUser;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionRow;
import org.jspecify.annotations.Nullable;

/**
 * The statements on sessions themselves. Meant for the store: joins the transaction of
 * the calling thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface SessionStatements {

	/**
	 * Finds a session.
	 * @param name the name
	 * @param current whether to look past the snapshot of the transaction, at what has
	 * been committed since
	 * @return the id
	 */
	Optional<Long> readId(String name, boolean current);

	/**
	 * Reads a session.
	 * @param id the id
	 * @return the session
	 */
	Optional<SessionRow> readRow(long id);

	/**
	 * Reads the names of all sessions.
	 * @return the names, in no order
	 */
	List<String> readNames();

	/**
	 * Inserts a session, unless there is one of the same name or id.
	 * @param id the id
	 * @param row the session
	 */
	void insertIfAbsent(long id, SessionRow row);

	/**
	 * Keeps a session from being deleted until the transaction ends, and other writers
	 * away. With an epoch it also keeps others from taking the lease.
	 * @param session the session; with epoch 0 nobody asks for its lease
	 * @param lock which other writers
	 * @return whether it is there, and its lease under that epoch
	 */
	boolean lock(SessionRef session, Lock lock);

	/**
	 * Whether {@link Lock#ACCOUNT} keeps more writers away than {@link Lock#EXCLUSIVE}.
	 * @return false if they are the same on the database at hand
	 */
	boolean isAccountLockStronger();

	/**
	 * Changes a session.
	 * @param id the id
	 * @param fields the new values
	 * @param at when this happens, in milliseconds since 1970
	 */
	void change(long id, Map<SessionField, @Nullable Object> fields, long at);

	/**
	 * Stores an account if none is known, or if it is the known one of which is not known
	 * whether it is a bot.
	 * @param id the id
	 * @param self the account
	 * @param at when this happens, in milliseconds since 1970
	 */
	void changeSelfIfUnknown(long id, SelfUser self, long at);

	/**
	 * Deletes the row of a session and its lease, not what it holds.
	 * @param id the id
	 * @return whether it was there
	 */
	boolean deleteRow(long id);

	/**
	 * Runs work that is undone by itself if it fails, with the transaction going on.
	 * @param work the work
	 */
	void inSavepoint(Runnable work);

	/**
	 * Whether statements of the calling thread may show an old state of the database,
	 * because they are part of a transaction that keeps showing one.
	 * @return true in a transaction of {@code REPEATABLE_READ} or {@code SERIALIZABLE}
	 */
	boolean readsOldSnapshot();

	/**
	 * Makes room in the database's cache for writing many rows. That is done on SQLite,
	 * whose own 2 MB are less than one index.
	 * @return what to restore with {@link #restoreCache}, 0 for nothing
	 */
	long enlargeCache();

	/**
	 * Takes back what {@link #enlargeCache} did: the connection goes back to others.
	 * @param size what it returned
	 */
	void restoreCache(long size);

	/**
	 * How a session is locked.
	 */
	enum Lock {

		/**
		 * For changes that may be made beside any other one, but for
		 * {@link Lock#ACCOUNT}.
		 */
		SHARED,

		/**
		 * For changes of the identity, and for many changes: one at a time.
		 */
		EXCLUSIVE,

		/**
		 * For dropping what belongs to an account: waits for all who have written, since
		 * what they have not committed yet cannot be dropped. Whoever has a weaker lock
		 * should not ask for this one, as somebody that it waits for may wait for the
		 * weaker one.
		 */
		ACCOUNT

	}

}
