package io.github.tgsession.observe;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.tgsession.core.SessionStatistics.CacheStatistics;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of one kind, seen as a cache of Telegram's answers.
 */
class SessionCache {

	/**
	 * Counting millions of rows takes a while, so a number is good for some scrapes.
	 */
	private static final long SIZE_LIFETIME_NANOS = Duration.ofMinutes(1).toNanos();

	private static final Log logger = LogFactory.getLog(SessionCache.class);

	private final String name;

	private final Supplier<@Nullable CacheStatistics> statistics;

	private final LongSupplier counting;

	private final LongSupplier nanoTime;

	private boolean counted;

	private long countedAt;

	private long size;

	SessionCache(String name, Supplier<@Nullable CacheStatistics> statistics, LongSupplier counting,
			LongSupplier nanoTime) {
		this.name = name;
		this.statistics = statistics;
		this.counting = counting;
		this.nanoTime = nanoTime;
	}

	String name() {
		return this.name;
	}

	@Nullable CacheStatistics statistics() {
		return this.statistics.get();
	}

	synchronized long size() {
		long now = this.nanoTime.getAsLong();
		if (!this.counted || now - this.countedAt >= SIZE_LIFETIME_NANOS) {
			// Failures count as well: a scrape does not wait for an absent database each
			// time.
			this.counted = true;
			this.countedAt = now;
			try {
				this.size = this.counting.getAsLong();
			}
			catch (RuntimeException ex) {
				logger.warn("The size of '" + this.name + "' could not be counted; metrics keep the last known number",
						ex);
			}
		}
		return this.size;
	}

}
