package io.github.tgsession.integration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.example.transactional.HandledUpdate;
import com.example.transactional.HandledUpdateRepository;
import com.example.transactional.TransactionalApplication;
import com.example.transactional.UpdateHandler;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.User;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that calls of a session leave the persistence context of the application's
 * transaction alone: what the application has changed in it is neither lost nor written
 * before its time.
 */
class PersistenceContextTests {

	private static final User BOB = new User(6, 78L, "Bob", "bob");

	private static final Map<String, Consumer<TelegramSession>> CALLS = calls();

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> onH2() {
		return tests(Applications.h2(this.directory), 10);
	}

	@TestFactory
	Stream<DynamicTest> onSqliteWithOneConnection() {
		return tests(Applications.sqlite(this.directory), 1);
	}

	@Test
	void aFlushWouldBeSeen() {
		try (ConfigurableApplicationContext context = start(Applications.h2(this.directory), 10)) {
			HandledUpdateRepository repository = context.getBean(HandledUpdateRepository.class);
			Statistics statistics = statistics(context);
			repository.save(new HandledUpdate("first", "before"));
			statistics.clear();
			context.getBean(UpdateHandler.class).changeAndThen("first", "changed", (changed) -> {
				assertThat(statistics.getFlushCount()).isZero();
				repository.count();
				assertThat(statistics.getFlushCount()).isOne();
				assertThat(statistics.getEntityUpdateCount()).isOne();
			});
		}
	}

	private Stream<DynamicTest> tests(String database, int connections) {
		ConfigurableApplicationContext context = start(database, connections);
		return CALLS.entrySet()
			.stream()
			.map((call) -> DynamicTest.dynamicTest(call.getKey(), () -> leavesAlone(context, call.getValue())))
			.onClose(context::close);
	}

	private void leavesAlone(ConfigurableApplicationContext context, Consumer<TelegramSession> call) {
		UpdateHandler handler = context.getBean(UpdateHandler.class);
		HandledUpdateRepository repository = context.getBean(HandledUpdateRepository.class);
		EntityManager entityManager = context.getBean(EntityManager.class);
		Statistics statistics = statistics(context);
		repository.save(new HandledUpdate("first", "before"));
		statistics.clear();
		handler.changeAndThen("first", "changed", (changed) -> {
			HandledUpdate added = repository.save(new HandledUpdate("second", "added"));
			long loaded = statistics.getEntityLoadCount();
			call.accept(context.getBean(TelegramSession.class));
			assertThat(statistics.getFlushCount()).isZero();
			assertThat(statistics.getEntityUpdateCount()).isZero();
			assertThat(statistics.getEntityInsertCount()).isZero();
			assertThat(statistics.getEntityLoadCount()).isEqualTo(loaded);
			assertThat(entityManager.contains(changed)).isTrue();
			assertThat(entityManager.contains(added)).isTrue();
			assertThat(changed.getText()).isEqualTo("changed");
		});
		assertThat(statistics.getFlushCount()).isOne();
		assertThat(statistics.getEntityUpdateCount()).isOne();
		assertThat(repository.findAll()).extracting(HandledUpdate::getText).containsExactly("changed", "added");
		repository.deleteAll();
	}

	private static ConfigurableApplicationContext start(String database, int connections) {
		return Applications.validating(database, TransactionalApplication.class)
			.properties("spring.datasource.hikari.maximum-pool-size=" + connections,
					"spring.jpa.properties.hibernate.generate_statistics=true")
			.run();
	}

	private static Statistics statistics(ConfigurableApplicationContext context) {
		return context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
	}

	private static Map<String, Consumer<TelegramSession>> calls() {
		Map<String, Consumer<TelegramSession>> calls = new LinkedHashMap<>();
		calls.put("processEntities", (session) -> session.processEntities(BOB));
		calls.put("findInputEntity", (session) -> session.findInputEntity("@bob"));
		calls.put("findEntityByName, of nobody", (session) -> session.findEntityByName("Nobody"));
		calls.put("setUpdateState", (session) -> session.setUpdateState(0, UpdateState.ofPts(11)));
		calls.put("advanceUpdateState", (session) -> session.advanceUpdateState(0, UpdateState.ofPts(12)));
		calls.put("advanceUpdateState, compared",
				(session) -> session.advanceUpdateState(0, UpdateState.ofPts(12), UpdateState.ofPts(13)));
		calls.put("removeUpdateState", (session) -> session.removeUpdateState(0));
		calls.put("cacheFile",
				(session) -> session.cacheFile(new byte[16], 1, new InputDocument(1, 2, new byte[] { 3 })));
		calls.put("setAttribute", (session) -> session.setAttribute("salts", new byte[] { 1 }));
		calls.put("save", TelegramSession::save);
		calls.put("setDc", (session) -> session.setDc(2, "149.154.167.51", 443));
		calls.put("setAuthKey", (session) -> session.setAuthKey(KnownLogin.KEY));
		calls.put("setSelf", (session) -> session.setSelf(new SelfUser(4, true)));
		calls.put("setSelf, of another account", (session) -> session.setSelf(new SelfUser(5, true)));
		calls.put("setApiId", (session) -> session.setApiId(7));
		calls.put("setTakeoutId", (session) -> session.setTakeoutId(8L));
		calls.put("markRevoked", (session) -> session.markRevoked(2, "AUTH_KEY_UNREGISTERED"));
		List<Consumer<TelegramSession>> all = List.copyOf(calls.values());
		calls.put("all together", (session) -> all.forEach((call) -> call.accept(session)));
		return calls;
	}

}
