package io.github.tgsession.jpa;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.jpa.repository.SessionStatements;
import io.github.tgsession.jpa.repository.SessionStatements.Lock;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import org.junit.jupiter.api.Test;

import org.springframework.dao.PessimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SessionLock}.
 */
class SessionLockTests {

	private static final ChangeSet DROP = ChangeSet
		.of((changes) -> changes.dropAccount().session(SessionField.USER_ID, 2L));

	private final List<Lock> taken = new ArrayList<>();

	@Test
	void droppingAnAccountStartsAgainWithTheStrongerLock() {
		SessionLock lock = lock(true);
		lock.acquire();
		lock.beforeChangeSet(ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 1)), false);
		assertThatExceptionOfType(PessimisticLockingFailureException.class)
			.isThrownBy(() -> lock.beforeChangeSet(DROP, false));
		lock.acquire();
		lock.beforeChangeSet(DROP, false);
		assertThat(this.taken).containsExactly(Lock.EXCLUSIVE, Lock.ACCOUNT);
	}

	@Test
	void withinTheTransactionOfACallerTheStrongerLockIsTakenInPlace() {
		SessionLock lock = lock(true);
		lock.acquire();
		lock.beforeChangeSet(DROP, true);
		lock.beforeChangeSet(DROP, true);
		assertThat(this.taken).containsExactly(Lock.EXCLUSIVE, Lock.ACCOUNT);
	}

	@Test
	void whereNoLockIsStrongerNothingStartsAgain() {
		SessionLock lock = lock(false);
		lock.acquire();
		lock.beforeChangeSet(DROP, false);
		lock.beforeChangeSet(DROP, true);
		assertThat(this.taken).containsExactly(Lock.EXCLUSIVE);
	}

	@Test
	void onH2AnAccountIsDroppedAtTheFirstAttempt() {
		try (JpaStoreFixture fixture = JpaStoreFixture.h2()) {
			SessionRef session = fixture.store().open("bot");
			int[] attempts = new int[1];
			fixture.store().applyAll(session, (writer) -> {
				attempts[0]++;
				writer.accept(DROP);
			});
			assertThat(attempts[0]).isOne();
			assertThat(fixture.store().readIdentity(session).session().userId()).isEqualTo(2);
		}
	}

	private SessionLock lock(boolean accountLockStronger) {
		SessionStatements statements = (SessionStatements) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { SessionStatements.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("lock")) {
						this.taken.add((Lock) arguments[1]);
						return true;
					}
					return accountLockStronger;
				});
		return new SessionLock(statements, new SessionRef(1, 0));
	}

}
