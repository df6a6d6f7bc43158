package io.github.tgsession.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.tgsession.store.CallerTransaction;
import jakarta.persistence.EntityTransaction;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows the transactions of callers in which the store's writes take part. Each is known
 * by one object, which is bound to the thread while the transaction is.
 */
final class CallerTransactions {

	private static final Log logger = LogFactory.getLog(CallerTransactions.class);

	private static final TransactionDefinition ANY_THERE_IS = new DefaultTransactionDefinition(
			TransactionDefinition.PROPAGATION_SUPPORTS);

	private final PlatformTransactionManager transactionManager;

	private final @Nullable Object resourceFactory;

	CallerTransactions(PlatformTransactionManager transactionManager) {
		this.transactionManager = transactionManager;
		this.resourceFactory = (transactionManager instanceof ResourceTransactionManager ofResource)
				? ofResource.getResourceFactory() : null;
	}

	@Nullable CallerTransaction current() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive() || isOver()) {
			return null;
		}
		Object known = TransactionSynchronizationManager.getResource(this);
		if (known != null) {
			return (Bound) known;
		}
		if (TransactionSynchronizationManager.isCurrentTransactionReadOnly() || !isOfThisManager()) {
			return null;
		}
		Bound begun = new Bound(this);
		TransactionSynchronizationManager.registerSynchronization(begun);
		TransactionSynchronizationManager.bindResource(this, begun);
		return begun;
	}

	/**
	 * Whether the transaction of the calling thread has ended and is not cleared away
	 * yet, because its callbacks run. The transaction manager would still let a write
	 * join it, and nobody would ever commit that. May also be true if there is nothing to
	 * join at all.
	 */
	boolean isOver() {
		Object known = TransactionSynchronizationManager.getResource(this);
		if (known != null && ((Bound) known).ended) {
			return true;
		}
		if (entityTransaction() != null) {
			return !isOpen();
		}
		// Other resources do not tell. Synchronization ends before the last callbacks.
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isSynchronizationActive();
	}

	/**
	 * Whether the transaction of the calling thread can only be rolled back, although its
	 * manager goes the way of a commit.
	 */
	private boolean isDoomed() {
		EntityTransaction transaction = entityTransaction();
		return transaction != null && transaction.isActive() && transaction.getRollbackOnly();
	}

	/**
	 * Whether the calling thread is in a transaction of another manager only.
	 */
	boolean isWithinOther() {
		if (this.resourceFactory == null || !TransactionSynchronizationManager.isSynchronizationActive()) {
			return false;
		}
		return (entityTransaction() != null) ? !isOpen()
				: !TransactionSynchronizationManager.hasResource(this.resourceFactory);
	}

	/**
	 * Whether the manager's transaction of the calling thread is known to go on.
	 */
	private boolean isOpen() {
		EntityTransaction transaction = entityTransaction();
		return transaction != null && transaction.isActive();
	}

	private @Nullable EntityTransaction entityTransaction() {
		return (this.resourceFactory != null && TransactionSynchronizationManager
			.getResource(this.resourceFactory) instanceof EntityManagerHolder holder)
					? holder.getEntityManager().getTransaction() : null;
	}

	/**
	 * Asks as a write would, so that the answer is that of the write. A status that only
	 * looks on holds nothing that would have to be completed.
	 */
	private boolean isOfThisManager() {
		return this.transactionManager.getTransaction(ANY_THERE_IS).hasTransaction();
	}

	private static final class Bound implements CallerTransaction, TransactionSynchronization {

		private final CallerTransactions key;

		private final List<Consumer<Outcome>> completionCallbacks = new ArrayList<>();

		private final List<Runnable> savepointCallbacks = new ArrayList<>();

		private boolean committing;

		private boolean ended;

		Bound(CallerTransactions key) {
			this.key = key;
		}

		/**
		 * First of all: others may take long, and whoever waits for this transaction
		 * should not wait for them.
		 */
		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

		@Override
		public void onCompletion(Consumer<Outcome> callback) {
			this.completionCallbacks.add(callback);
		}

		@Override
		public void onSavepointRollback(Runnable callback) {
			this.savepointCallbacks.add(callback);
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(this.key, this);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.committing = !this.key.isDoomed();
		}

		@Override
		public void savepointRollback(Object savepoint) {
			for (Runnable callback : List.copyOf(this.savepointCallbacks)) {
				run(callback,
						"What belongs to the way back to a savepoint failed; the transaction goes back all the same");
			}
		}

		@Override
		public void afterCommit() {
			// A manager that has no resource of its own may take part in a transaction
			// of somebody else, who has not committed it yet.
			if (this.key.resourceFactory != null && !this.key.isOpen()) {
				complete(Outcome.COMMITTED);
			}
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
			if (this.key.isOpen()) {
				// This was the end of another manager's transaction within ours.
				complete(Outcome.UNKNOWN);
				return;
			}
			complete(switch (status) {
				case STATUS_COMMITTED -> Outcome.COMMITTED;
				// After a commit that failed, the manager says so whether the database
				// has committed or not.
				case STATUS_ROLLED_BACK -> this.committing ? Outcome.UNKNOWN : Outcome.ROLLED_BACK;
				default -> Outcome.UNKNOWN;
			});
		}

		private void complete(Outcome outcome) {
			if (this.ended) {
				return;
			}
			this.ended = true;
			for (Consumer<Outcome> callback : List.copyOf(this.completionCallbacks)) {
				run(() -> callback.accept(outcome),
						"What follows the end of a transaction failed; the transaction itself has ended");
			}
		}

		private static void run(Runnable callback, String failure) {
			try {
				callback.run();
			}
			catch (RuntimeException ex) {
				// The outcome stands; the others have to learn it all the same.
				logger.error(failure, ex);
			}
		}

	}

}
