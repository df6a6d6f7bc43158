package io.github.tgsession.jpa;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the store's work in transactions, and tries again what may pass then.
 * <p>
 * A write joins the read-write transaction of its caller, to commit or roll back with it.
 * It never joins a read-only one: depending on the database that would fail or be lost.
 * Nor does it join one that has ended and whose callbacks run: that would be lost. Such a
 * write has a transaction of its own beside it, which needs a second connection.
 */
final class StoreTransactions {

	private static final int ATTEMPTS = 12;

	private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(64);

	private final TransactionTemplate joining;

	private final TransactionTemplate separate;

	private final CallerTransactions callers;

	StoreTransactions(PlatformTransactionManager transactionManager, CallerTransactions callers) {
		this.callers = callers;
		this.joining = new TransactionTemplate(transactionManager);
		this.separate = new TransactionTemplate(transactionManager);
		this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	<T extends @Nullable Object> T read(String what, Supplier<T> work) {
		try {
			return this.callers.isWithinOther() ? withoutKeepingConnection(work) : work.get();
		}
		catch (DataAccessException | PersistenceException ex) {
			throw StoreFailures.translate(what, ex);
		}
	}

	/**
	 * Statements keep their connection until the transaction around them ends, even if it
	 * is one of something else. If that waits for another thread, and the other thread
	 * for a connection, both wait in vain.
	 */
	private static <T extends @Nullable Object> T withoutKeepingConnection(Supplier<T> work) {
		List<TransactionSynchronization> others = TransactionSynchronizationManager.getSynchronizations();
		TransactionSynchronizationManager.clearSynchronization();
		try {
			return work.get();
		}
		finally {
			TransactionSynchronizationManager.initSynchronization();
			others.forEach(TransactionSynchronizationManager::registerSynchronization);
		}
	}

	<T> T write(String what, Work<T> work) {
		boolean readOnly = TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.isCurrentTransactionReadOnly();
		return write(what, (readOnly || this.callers.isOver()) ? this.separate : this.joining, work);
	}

	/**
	 * Writes what must stay even if the caller's transaction rolls back.
	 */
	<T> T writeApart(String what, Work<T> work) {
		return write(what, this.separate, work);
	}

	/**
	 * Writes what the caller tries again itself.
	 */
	<T> T writeApartOnce(String what, Work<T> work) {
		try {
			return new Attempt<>(work, false).run(this.separate);
		}
		catch (DataAccessException | TransactionException | PersistenceException ex) {
			throw StoreFailures.translate(what, ex);
		}
	}

	private <T> T write(String what, TransactionTemplate template, Work<T> work) {
		boolean rowByRow = false;
		for (int attempt = 1;; attempt++) {
			Attempt<T> current = new Attempt<>(work, rowByRow);
			try {
				return current.run(template);
			}
			catch (DataAccessException | TransactionException | PersistenceException ex) {
				if (current.joined || attempt >= ATTEMPTS) {
					throw StoreFailures.translate(what, ex);
				}
				if (!rowByRow && StoreFailures.isOfRow(ex)) {
					rowByRow = true;
				}
				else if (StoreFailures.isPassing(ex)) {
					pause(attempt);
				}
				else {
					throw StoreFailures.translate(what, ex);
				}
			}
		}
	}

	private static void pause(int attempt) {
		long most = Math.min(LONGEST_PAUSE, TimeUnit.MILLISECONDS.toNanos(1L << attempt));
		LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 4, most));
	}

	/**
	 * Work in a transaction.
	 *
	 * @param <T> the type of its result
	 */
	interface Work<T> {

		/**
		 * Does the work.
		 * @param part the transaction as the work needs to know it
		 * @return the result
		 */
		T run(Part part);

	}

	/**
	 * What work in a transaction has to know of it.
	 *
	 * @param joined whether it is the caller's, so that the work is not tried again
	 * @param rowByRow whether a row was refused before, so that those that can be stored
	 * must be told from those that cannot
	 */
	record Part(boolean joined, boolean rowByRow) {

	}

	private static final class Attempt<T> {

		private final Work<T> work;

		private final boolean rowByRow;

		private boolean joined;

		Attempt(Work<T> work, boolean rowByRow) {
			this.work = work;
			this.rowByRow = rowByRow;
		}

		@SuppressWarnings("NullAway") // the work's result is never null
		T run(TransactionTemplate template) {
			try {
				return template.execute((status) -> {
					this.joined = !status.isNewTransaction();
					return runSilently();
				});
			}
			catch (SilentFailure ex) {
				throw ex.failure;
			}
		}

		private T runSilently() {
			try {
				return this.work.run(new Part(this.joined, this.rowByRow));
			}
			catch (DataAccessException | PersistenceException ex) {
				throw new SilentFailure(ex);
			}
		}

	}

	/**
	 * Carries a failure past the transaction template, which logs what it rolls back for.
	 * Databases quote the values they refuse, which may be keys.
	 */
	private static final class SilentFailure extends RuntimeException {

		private final transient RuntimeException failure;

		SilentFailure(RuntimeException failure) {
			super(StoreFailures.describe(failure), null, false, false);
			this.failure = failure;
		}

	}

}
