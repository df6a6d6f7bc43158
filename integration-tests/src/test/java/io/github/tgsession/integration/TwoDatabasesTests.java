package io.github.tgsession.integration;

import java.nio.file.Path;

import com.example.twodatabases.Accountant;
import com.example.twodatabases.TwoDatabasesApplication;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.entity.TelegramUpdateStateEntity;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.jpa.repository.TelegramUpdateStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that sessions in a database of their own are part of its transactions, and of no
 * others.
 */
class TwoDatabasesTests {

	@TempDir
	private Path directory;

	private ConfigurableApplicationContext context;

	@AfterEach
	void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void aTransactionOfTheSessionsDatabaseCommitsBoth(String database) {
		start(database);
		accountant().book("first", 11, () -> {
		});
		assertThat(accountant().bookings()).containsExactly("first");
		assertThat(storedPosition()).isEqualTo(11);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void aTransactionOfTheSessionsDatabaseRollsBothBack(String database) {
		start(database);
		accountant().book("first", 11, () -> {
		});
		assertThatIllegalStateException().isThrownBy(() -> accountant().book("second", 12, () -> {
			assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(12));
			throw new IllegalStateException("no");
		})).withMessage("no");
		session().save();
		assertThat(accountant().bookings()).containsExactly("first");
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(11));
		assertThat(storedPosition()).isEqualTo(11);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void aTransactionOfTheApplicationsDatabaseIsNotJoined(String database) {
		start(database);
		assertThatIllegalStateException().isThrownBy(() -> accountant().invoice("first", 11, () -> {
			session().setApiId(7);
			session().save();
			throw new IllegalStateException("no");
		})).withMessage("no");
		assertThat(accountant().invoices()).isEmpty();
		assertThat(session().getApiId()).isEqualTo(7);
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(11));
		assertThat(storedPosition()).isEqualTo(11);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void aTransactionOfTheSessionsDatabaseMayBeWithinOneOfTheApplications(String database) {
		start(database);
		assertThatIllegalStateException()
			.isThrownBy(() -> accountant().invoice("first", 11, () -> accountant().book("inner", 12, () -> {
				throw new IllegalStateException("no");
			})));
		assertThat(accountant().invoices()).isEmpty();
		assertThat(accountant().bookings()).isEmpty();
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(11));
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void whatIsWrittenInATransactionOfTheApplicationsDatabaseEndsWithThatOfTheSessionsAroundIt(String database) {
		start(database);
		accountant().book("first", 11, () -> {
		});
		assertThatIllegalStateException().isThrownBy(() -> accountant().bookOnly("second", () -> {
			session().processEntities(UsedSession.ALICE);
			accountant().invoice("inner", 12, () -> {
			});
			throw new IllegalStateException("no");
		})).withMessage("no");
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(11));
		session().save();
		assertThat(this.context.getBean(TelegramPeerRepository.class).countBySessionId(storedSession())).isOne();
		accountant().bookOnly("third", () -> accountant().invoice("inner", 13, () -> {
		}));
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(13));
		assertThat(storedPosition()).isEqualTo(13);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void aTransactionOfTheApplicationsDatabaseHoldsNoConnectionOfTheSessions(String database) {
		start(database);
		accountant().book("first", 11, () -> {
		});
		HikariPoolMXBean pool = this.context.getBean("sessionsDataSource", HikariDataSource.class)
			.getHikariPoolMXBean();
		accountant().invoice("first", 12, () -> {
			assertThat(session().findEntityByUsername("nobody")).isEmpty();
			assertThat(session().findAttribute("nothing")).isEmpty();
			session().setApiId(7);
			assertThat(session().getApiId()).isEqualTo(7);
			Awaitility.await().untilAsserted(() -> assertThat(pool.getActiveConnections()).isZero());
		});
	}

	private void start(String database) {
		String sessions = database.equals("h2") ? Applications.h2(this.directory) : Applications.sqlite(this.directory);
		this.context = Applications.creating(Applications.memory(), TwoDatabasesApplication.class)
			.properties("sessions.url=" + sessions, "sessions.connections=" + (database.equals("h2") ? 10 : 1),
					"telegram.session.jpa.initialize-schema=always", "telegram.session.buffer.flush-interval=1h")
			.run();
		accountant().prepare();
	}

	private Integer storedPosition() {
		return this.context.getBean(TelegramUpdateStateRepository.class)
			.findById(new TelegramUpdateStateEntity.Key(storedSession(), 0))
			.map(TelegramUpdateStateEntity::getPts)
			.orElse(null);
	}

	private long storedSession() {
		return this.context.getBean(TelegramSessionRepository.class)
			.findByName(Applications.NAME)
			.orElseThrow()
			.getId();
	}

	private Accountant accountant() {
		return this.context.getBean(Accountant.class);
	}

	private TelegramSession session() {
		return this.context.getBean(TelegramSession.class);
	}

}
