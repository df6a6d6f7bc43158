package io.github.tgsession.integration;

import com.example.transactional.HandledUpdate;
import com.example.transactional.HandledUpdateRepository;
import com.example.transactional.TransactionalApplication;
import com.example.transactional.UpdateHandler;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that the session is part of the application's own transactions.
 */
class TransactionsTests {

	private static final User BOB = new User(6, 78L, "Bob", "bob");

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
	void commitKeepsBoth(String database) {
		start(database);
		handler().handle("first", UsedSession.ALICE, 11);
		assertThat(handled()).extracting("id").containsExactly("first");
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(11));
		assertThat(session().findInputEntity("@alice")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void rollbackTakesThePositionBackAndLeavesWhatWasLearnt(String database) {
		start(database);
		handler().handle("first", UsedSession.ALICE, 11);
		assertThatIllegalStateException().isThrownBy(() -> handler().handleAndThen("second", BOB, 12, () -> {
			assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(12));
			assertThat(session().findInputEntity("@bob")).isPresent();
			throw new IllegalStateException("no");
		})).withMessage("no");
		assertThat(handled()).extracting("id").containsExactly("first");
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(11));
		assertThat(session().findInputEntity("@bob")).isPresent();
		handler().handle("second", BOB, 12);
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(12));
		assertThat(session().findInputEntity("@bob")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "sqlite" })
	void changeOfALoadedEntitySurvives(String database) {
		start(database);
		handler().handle("first", UsedSession.ALICE, 11);
		handler().changeAndLearn("first", "changed", BOB);
		assertThat(handled()).extracting(HandledUpdate::getText).containsExactly("changed");
		assertThat(session().findInputEntity("@bob")).isPresent();
	}

	private void start(String database) {
		String url = database.equals("h2") ? Applications.h2(this.directory) : Applications.sqlite(this.directory);
		this.context = Applications.validating(url, TransactionalApplication.class)
			.properties("spring.datasource.hikari.maximum-pool-size=" + (database.equals("h2") ? 10 : 1))
			.run();
	}

	private Iterable<HandledUpdate> handled() {
		return this.context.getBean(HandledUpdateRepository.class).findAll();
	}

	private UpdateHandler handler() {
		return this.context.getBean(UpdateHandler.class);
	}

	private TelegramSession session() {
		return this.context.getBean(TelegramSession.class);
	}

}
