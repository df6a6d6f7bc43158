package io.github.tgsession.jpa;

import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.store.CallerTransaction;
import io.github.tgsession.store.SessionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link CallerTransactions}.
 */
class CallerTransactionsTests {

	private static final JpaStoreFixture fixture = JpaStoreFixture.h2();

	private final SessionStore store = fixture.store();

	private final TransactionTemplate transactions = fixture.transactions();

	private final List<Boolean> told = new ArrayList<>();

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
		assertThat(this.told).containsExactly(true, false);
		assertThat(current()).isNull();
	}

	@Test
	void aCallbackThatFailsDoesNotKeepTheOthers() {
		this.transactions.executeWithoutResult((status) -> {
			current().onCompletion((committed) -> {
				throw new IllegalStateException("on purpose");
			});
			current().onCompletion(this.told::add);
		});
		assertThat(this.told).containsExactly(true);
	}

	private CallerTransaction current() {
		return this.store.callerTransaction();
	}

}
