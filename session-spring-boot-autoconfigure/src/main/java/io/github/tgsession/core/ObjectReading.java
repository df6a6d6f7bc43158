package io.github.tgsession.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tgsession.tl.EntityReader;
import io.github.tgsession.tl.ObjectEntityReader;
import io.github.tgsession.tl.TlObject;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads clients' objects: the application's own reader first, then the default one.
 */
final class ObjectReading implements EntityReader {

	private static final Log logger = LogFactory.getLog(ObjectReading.class);

	/**
	 * More classes than any client has; what comes after them is counted, but not logged.
	 */
	private static final int MAX_WARNINGS = 500;

	private final @Nullable EntityReader own;

	private final ObjectEntityReader standard = new ObjectEntityReader();

	private final SessionStatistics statistics;

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	ObjectReading(@Nullable EntityReader own, SessionStatistics statistics) {
		this.own = own;
		this.statistics = statistics;
	}

	@Override
	public @Nullable TlObject read(Object object) {
		TlObject result = (this.own != null) ? this.own.read(object) : null;
		return (result != null) ? result : this.standard.read(object);
	}

	@Override
	public @Nullable Iterable<?> membersOf(Object object) {
		Iterable<?> result = (this.own != null) ? this.own.membersOf(object) : null;
		return (result != null) ? result : this.standard.membersOf(object);
	}

	/**
	 * Notes that an object promised more than could be read. There is one warning per
	 * class, because objects come by the thousand.
	 */
	void skipped(Object object, String reason) {
		this.statistics.skippedObject();
		if (this.warned.size() < MAX_WARNINGS && this.warned.add(object.getClass().getName())) {
			logger.warn("A session learns nothing from some objects of class " + object.getClass().getName() + ": "
					+ reason + " (said once per class)");
		}
	}

}
