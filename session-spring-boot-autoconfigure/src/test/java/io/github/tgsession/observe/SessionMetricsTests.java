package io.github.tgsession.observe;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.TelethonStringCodec;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link SessionMetrics}.
 */
class SessionMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicLong nanoTime = new AtomicLong(-5);

	private final MemorySessionStore memory = new MemorySessionStore();

	private final StoredSessions sessions = StoredSessions.builder(this.memory, new TelethonStringCodec()).build();

	@Test
	void entitiesAreSeenAsACache() {
		TelegramSession session = this.sessions.open("my-bot");
		SessionMetrics metrics = metrics(this.memory);
		session.processEntities(new User(987654321, 77L, "A", "someone"));
		session.findInputEntity("@someone");
		session.findInputEntity("@someone");
		session.findInputEntity("@nobody");
		assertThat(gets("telegram.entities", "hit")).isEqualTo(2);
		assertThat(gets("telegram.entities", "miss")).isEqualTo(1);
		assertThat(counter("cache.puts", "telegram.entities")).isEqualTo(1);
		assertThat(gets("telegram.files", "hit")).isZero();
		assertThat(metrics).isNotNull();
	}

	@Test
	void sentFilesAreSeenAsACache() {
		TelegramSession session = this.sessions.open("my-bot");
		SessionMetrics metrics = metrics(this.memory);
		session.cacheFile(new byte[16], 5, new InputDocument(1, 2, new byte[] { 3 }));
		session.findFile(new byte[16], 5, InputDocument.class);
		session.findFile(new byte[16], 6, InputDocument.class);
		session.findFile(new byte[16], 5, InputPhoto.class);
		assertThat(gets("telegram.files", "hit")).isEqualTo(1);
		assertThat(gets("telegram.files", "miss")).isEqualTo(2);
		assertThat(counter("cache.puts", "telegram.files")).isEqualTo(1);
		assertThat(gets("telegram.entities", "miss")).isZero();
		assertThat(metrics).isNotNull();
	}

	@Test
	void sizeIsCountedOnceAMinute() {
		SessionStore store = mock(SessionStore.class);
		SessionRef ref = new SessionRef(1, 1);
		given(store.find("my-bot")).willReturn(Optional.of(ref));
		given(store.countEntities(ref)).willReturn(3L, 4L);
		SessionMetrics metrics = metrics(store);
		assertThat(size()).isEqualTo(3);
		this.nanoTime.addAndGet(59_999_999_999L);
		assertThat(size()).isEqualTo(3);
		then(store).should().countEntities(ref);
		this.nanoTime.addAndGet(1);
		assertThat(size()).isEqualTo(4);
		then(store).should(times(2)).countEntities(ref);
		assertThat(metrics).isNotNull();
	}

	@Test
	void lastKnownSizeIsShownWhileTheStoreFails() {
		SessionStore store = mock(SessionStore.class);
		SessionRef ref = new SessionRef(1, 1);
		given(store.find("my-bot")).willReturn(Optional.of(ref));
		given(store.countEntities(any())).willReturn(3L).willThrow(new SessionStoreException("away", null));
		SessionMetrics metrics = metrics(store);
		this.nanoTime.addAndGet(60_000_000_000L);
		assertThat(size()).isEqualTo(3);
		assertThat(size()).isEqualTo(3);
		then(store).should(times(2)).countEntities(ref);
		assertThat(metrics).isNotNull();
	}

	@Test
	void sessionThatIsNotThereYetHasNothing() {
		SessionMetrics metrics = metrics(this.memory);
		assertThat(size()).isZero();
		assertThat(gets("telegram.entities", "hit")).isZero();
		assertThat(this.memory.list()).isEmpty();
		assertThat(metrics).isNotNull();
	}

	@Test
	void skippedObjectsAreCounted() {
		TelegramSession session = this.sessions.open("my-bot");
		SessionMetrics metrics = metrics(this.memory);
		session.processEntities(List.of(new User(5, 77L, "A", "someone"),
				new io.github.tgsession.observe.lookalike.User("no id at all")));
		assertThat(this.registry.get("telegram.session.objects.skipped")
			.tag("session", "my-bot")
			.functionCounter()
			.count()).isEqualTo(1);
		assertThat(metrics).isNotNull();
	}

	@Test
	void countersStayWhereTheyAreWhenTheSessionIsClosed() {
		TelegramSession session = this.sessions.open("my-bot");
		SessionMetrics metrics = metrics(this.memory);
		session.findInputEntity("@nobody");
		assertThat(gets("telegram.entities", "miss")).isEqualTo(1);
		session.close();
		assertThat(gets("telegram.entities", "miss")).isEqualTo(1);
		assertThat(metrics).isNotNull();
	}

	@Test
	void tagsNameCacheManagerAndSessionOnly() {
		TelegramSession session = this.sessions.open("my-bot");
		SessionMetrics metrics = metrics(this.memory);
		session.processEntities(new User(987654321, 77L, "A", "someone"));
		assertThat(this.registry.getMeters()).hasSize(10)
			.extracting(Meter::getId)
			.flatExtracting(Meter.Id::getTags)
			.extracting(Tag::getKey)
			.containsOnly("cache", "cache.manager", "session", "result");
		assertThat(this.registry.getMeters()).extracting(Meter::getId)
			.flatExtracting(Meter.Id::getTags)
			.extracting(Tag::getValue)
			.containsOnly("telegram.entities", "telegram.files", "telegramSessions", "my-bot", "hit", "miss");
		assertThat(metrics).isNotNull();
	}

	private SessionMetrics metrics(SessionStore store) {
		SessionMetrics metrics = new SessionMetrics("my-bot", this.sessions::statistics, store, this.nanoTime::get);
		metrics.bindTo(this.registry);
		return metrics;
	}

	private double gets(String cache, String result) {
		FunctionCounter counter = this.registry.get("cache.gets")
			.tags("cache", cache, "result", result, "cache.manager", "telegramSessions", "session", "my-bot")
			.functionCounter();
		return counter.count();
	}

	private double counter(String name, String cache) {
		return this.registry.get(name).tag("cache", cache).functionCounter().count();
	}

	private double size() {
		Gauge gauge = this.registry.get("cache.size").tag("cache", "telegram.entities").gauge();
		return gauge.value();
	}

}
