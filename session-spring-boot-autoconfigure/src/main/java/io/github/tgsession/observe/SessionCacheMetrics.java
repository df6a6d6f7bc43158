package io.github.tgsession.observe;

import java.util.function.ToLongFunction;

import io.github.tgsession.core.SessionStatistics.CacheStatistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Binds the usual meters of a cache to a {@link SessionCache}.
 */
class SessionCacheMetrics extends CacheMeterBinder<SessionCache> {

	SessionCacheMetrics(SessionCache cache, Tags tags) {
		super(cache, cache.name(), tags);
	}

	@Override
	protected @Nullable Long size() {
		SessionCache cache = getCache();
		return (cache != null) ? cache.size() : null;
	}

	@Override
	protected long hitCount() {
		return count(CacheStatistics::hits);
	}

	@Override
	protected Long missCount() {
		return count(CacheStatistics::misses);
	}

	@Override
	protected @Nullable Long evictionCount() {
		return null;
	}

	@Override
	protected long putCount() {
		return count(CacheStatistics::puts);
	}

	@Override
	protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
	}

	private long count(ToLongFunction<CacheStatistics> number) {
		SessionCache cache = getCache();
		CacheStatistics statistics = (cache != null) ? cache.statistics() : null;
		return (statistics != null) ? number.applyAsLong(statistics) : 0;
	}

}
