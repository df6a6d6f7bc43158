package io.github.tgsession.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.CallerTransaction.Outcome;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@link CallerTransactions}.
 */
class CallerTransactionsTests {

	private static final JpaStoreFixture fixture = JpaStoreFixture.h2();

	private final SessionStore store = fixture.store();

	private final TransactionTemplate transactions = fixture.transactions();

	private final List<Outcome> told = new ArrayList<>();

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Test
	void aTransactionIsTheSameObjectAsLongAsItLasts() {
		TransactionTemplate inner = fixture.transactions();
		inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.transactions.executeWithoutResult((status) -> {
			CallerTransaction first = current();
			assertThat(first).isNotNull().isSameAs(current());
			this.transactions.executeWithoutResult((joined) -> assertThat(current()).isSameAs(first));
			inner.executeWithoutResult((other) -> assertThat(current()).isNotNull().isNotSameAs(first));
			assertThat(current()).isSameAs(first);
		});
		assertThat(current()).isNull();
	}

	@Test
	void thereIsNoneOutsideOfATransactionOrInAReadOnlyOne() {
		assertThat(current()).isNull();
		this.transactions.setReadOnly(true);
		this.transactions.executeWithoutResult((status) -> assertThat(current()).isNull());
	}

	@Test
	void aTransactionOfAnotherManagerIsNone() {
		TransactionTemplate foreign = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:foreign")));
		foreign.executeWithoutResult((status) -> {
			assertThat(current()).isNull();
			this.transactions.executeWithoutResult((own) -> assertThat(current()).isNotNull());
			assertThat(current()).isNull();
		});
	}

	@Test
	void callbacksLearnHowTheTransactionEnded() {
		this.transactions.executeWithoutResult((status) -> current().onCompletion(this.told::add));
		this.transactions.executeWithoutResult((status) -> {
			current().onCompletion(this.told::add);
			status.setRollbackOnly();
		});
		assertThat(this.told).containsExactly(Outcome.COMMITTED, Outcome.ROLLED_BACK);
		assertThat(current()).isNull();
	}

	@ParameterizedTest
	@MethodSource
	void callbacksLearnThatNobodyKnowsHowTheTransactionEnded(RuntimeException failure) {
		JdbcTransactionManager manager = new JdbcTransactionManager(fixture.dataSource()) {

			@Override
			protected void doCommit(DefaultTransactionStatus status) {
				super.doCommit(status);
				throw failure;
			}

		};
		CallerTransactions callers = new CallerTransactions(manager);
		assertThatExceptionOfType(failure.getClass()).isThrownBy(() -> new TransactionTemplate(manager)
			.executeWithoutResult((status) -> callers.current().onCompletion(this.told::add)));
		assertThat(this.told).containsExactly(Outcome.UNKNOWN);
	}

	static List<RuntimeException> callbacksLearnThatNobodyKnowsHowTheTransactionEnded() {
		return List.of(new TransactionSystemException("The answer is lost"),
				new DataAccessResourceFailureException("The connection is lost"));
	}

	@Test
	void theEndOfATransactionOfAnotherManagerWithinOursIsNotThatOfOurs() {
		TransactionTemplate foreign = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:foreign")));
		this.transactions.executeWithoutResult((status) -> {
			foreign.executeWithoutResult((inner) -> current().onCompletion(this.told::add));
			foreign.executeWithoutResult((inner) -> {
				current().onCompletion(this.told::add);
				inner.setRollbackOnly();
			});
			assertThat(this.told).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
			current().onCompletion(this.told::add);
		});
		assertThat(this.told).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.COMMITTED);
	}

	@Test
	void aTransactionThatAnInnerOneHasDoomedIsRolledBack() {
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((status) -> {
				current().onCompletion(this.told::add);
				this.transactions.executeWithoutResult(TransactionStatus::setRollbackOnly);
			}));
		assertThat(this.told).containsExactly(Outcome.ROLLED_BACK);
	}

	@Test
	void aCallbackThatFailsDoesNotKeepTheOthers() {
		this.transactions.executeWithoutResult((status) -> {
			current().onCompletion((outcome) -> {
				throw new IllegalStateException("on purpose");
			});
			current().onCompletion(this.told::add);
		});
		assertThat(this.told).containsExactly(Outcome.COMMITTED);
	}

	@Test
	void callbacksLearnEachTimeOfTheWayBackToASavepoint() {
		PlatformTransactionManager manager = new JdbcTransactionManager(fixture.dataSource());
		CallerTransactions callers = new CallerTransactions(manager);
		List<String> events = new ArrayList<>();
		new TransactionTemplate(manager).executeWithoutResult((status) -> {
			CallerTransaction outer = callers.current();
			outer.onCompletion((outcome) -> events.add("completed " + outcome));
			outer.onSavepointRollback(() -> events.add("back"));
			nested(manager, (inner) -> {
				assertThat(callers.current()).isSameAs(outer);
				events.add("first");
				inner.setRollbackOnly();
			});
			nested(manager, (inner) -> events.add("second"));
			Object savepoint = status.createSavepoint();
			events.add("third");
			status.rollbackToSavepoint(savepoint);
			assertThat(callers.current()).isSameAs(outer);
		});
		assertThat(events).containsExactly("first", "back", "second", "third", "back", "completed COMMITTED");
	}

	@Test
	void aTransactionThatIsFirstAskedForAfterASavepointIsToldToo() {
		PlatformTransactionManager manager = new JdbcTransactionManager(fixture.dataSource());
		CallerTransactions callers = new CallerTransactions(manager);
		new TransactionTemplate(manager).executeWithoutResult((status) -> {
			nested(manager, (inner) -> {
				CallerTransaction transaction = callers.current();
				transaction.onSavepointRollback(() -> {
					throw new IllegalStateException("on purpose");
				});
				transaction.onSavepointRollback(() -> this.told.add(Outcome.ROLLED_BACK));
				transaction.onCompletion(this.told::add);
				inner.setRollbackOnly();
			});
			assertThat(this.told).containsExactly(Outcome.ROLLED_BACK);
		});
		assertThat(this.told).containsExactly(Outcome.ROLLED_BACK, Outcome.COMMITTED);
	}

	private static void nested(PlatformTransactionManager manager, Consumer<TransactionStatus> work) {
		TransactionTemplate nested = new TransactionTemplate(manager);
		nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		nested.executeWithoutResult(work);
	}

	private static ChangeSet position(int pts) {
		return ChangeSet.of((changes) -> changes.updateState(0, new UpdateStateChange.Set(UpdateState.ofPts(pts))));
	}

	private CallerTransaction current() {
		return this.store.callerTransaction();
	}

}
