package io.github.tgsession.store;

import java.util.function.Consumer;

/**
 * A transaction that the caller of a {@link SessionStore} has begun and will end. Writes
 * of its thread take part in it.
 *
 * @since 0.1.0
 */
public interface CallerTransaction {

	/**
	 * Registers what is done when the transaction has ended.
	 * @param callback is told how the transaction ended; runs on the thread of the
	 * transaction and must not throw
	 */
	void onCompletion(Consumer<Outcome> callback);

	/**
	 * Registers what is done each time the transaction goes back to a savepoint and on
	 * from there. What it has written since that savepoint is undone and what it has
	 * locked since may be free; which writes these are is not told. Savepoints that
	 * somebody makes behind the back of transaction management, as with a plain JDBC
	 * connection, go unnoticed.
	 * @param callback runs on the thread of the transaction, just before the writes are
	 * undone, and must not throw
	 */
	default void onSavepointRollback(Runnable callback) {
	}

	/**
	 * How a transaction ended.
	 */
	enum Outcome {

		/**
		 * What the transaction has written stays.
		 */
		COMMITTED,

		/**
		 * What the transaction has written is undone.
		 */
		ROLLED_BACK,

		/**
		 * What the transaction has written stays as a whole or is undone as a whole, but
		 * nobody knows which: the commit failed, perhaps only because its answer was
		 * lost.
		 */
		UNKNOWN

	}

}
