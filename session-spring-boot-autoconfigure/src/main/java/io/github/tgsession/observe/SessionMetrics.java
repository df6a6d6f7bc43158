package io.github.tgsession.observe;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongBiFunction;

import io.github.tgsession.core.SessionStatistics;
import io.github.tgsession.core.SessionStatistics.CacheStatistics;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of one session: its entities and sent files as caches, and counters of the
 * objects that could not be read and of the rows that need not be written.
 * <p>
 * Micrometer refers to what it measures weakly, so keep this object, for example as a
 * bean.
 *
 * @since 0.1.0
 */
public final class SessionMetrics implements MeterBinder {

	private final String sessionName;

	private final Function<String, Optional<SessionStatistics>> statistics;

	private final SessionStore store;

	private final SessionCache entities;

	private final SessionCache files;

	private volatile @Nullable SessionStatistics last;

	/**
	 * Create metrics.
	 * @param sessionName the name of the session
	 * @param statistics finds the counters of an open session by name
	 * @param store where its rows are counted
	 */
	public SessionMetrics(String sessionName, Function<String, Optional<SessionStatistics>> statistics,
			SessionStore store) {
		this(sessionName, statistics, store, System::nanoTime);
	}

	SessionMetrics(String sessionName, Function<String, Optional<SessionStatistics>> statistics, SessionStore store,
			LongSupplier nanoTime) {
		this.sessionName = sessionName;
		this.statistics = statistics;
		this.store = store;
		this.entities = cache("telegram.entities", SessionStatistics::entities, SessionStore::countEntities, nanoTime);
		this.files = cache("telegram.files", SessionStatistics::files, SessionStore::countFiles, nanoTime);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Tags session = Tags.of("session", this.sessionName);
		Tags tags = session.and("cache.manager", "telegramSessions");
		new SessionCacheMetrics(this.entities, tags).bindTo(registry);
		new SessionCacheMetrics(this.files, tags).bindTo(registry);
		FunctionCounter.builder("telegram.session.objects.skipped", this, SessionMetrics::skippedObjects)
			.tags(session)
			.description("Objects of the client that promised an entity by their name but could not be read.")
			.register(registry);
		FunctionCounter.builder("telegram.session.rows.spared", this, SessionMetrics::sparedEntities)
			.tags(session)
			.description("Entities that were shown again and had nothing new to store.")
			.register(registry);
	}

	private SessionCache cache(String name, Function<SessionStatistics, CacheStatistics> part,
			ToLongBiFunction<SessionStore, SessionRef> counting, LongSupplier nanoTime) {
		return new SessionCache(name, () -> {
			SessionStatistics known = statistics();
			return (known != null) ? part.apply(known) : null;
		}, () -> this.store.find(this.sessionName)
			.map((session) -> counting.applyAsLong(this.store, session))
			.orElse(0L), nanoTime);
	}

	private double skippedObjects() {
		SessionStatistics known = statistics();
		return (known != null) ? known.skippedObjects() : 0;
	}

	private double sparedEntities() {
		SessionStatistics known = statistics();
		return (known != null) ? known.sparedEntities() : 0;
	}

	/**
	 * The counters, after the session has been closed the last ones: counters do not go
	 * back.
	 */
	private @Nullable SessionStatistics statistics() {
		SessionStatistics known = this.statistics.apply(this.sessionName).orElse(this.last);
		this.last = known;
		return known;
	}

}
