package io.github.tgsession.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.tgsession.tl.EntityReader;
import io.github.tgsession.tl.ObjectEntityReader;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.UnreadableObjectException;
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
		EntityReader own = this.own;
		TlObject result = (own != null) ? careful(object, own::read) : null;
		return (result != null) ? result : this.standard.read(object);
	}

	@Override
	public @Nullable Iterable<?> membersOf(Object object) {
		EntityReader own = this.own;
		Iterable<?> result = (own != null) ? careful(object, own::membersOf) : null;
		return (result != null) ? result : this.standard.membersOf(object);
	}

	/**
	 * The application's reader must not make one object spoil a whole answer, and its
	 * messages may quote what it read.
	 */
	private static <T> @Nullable T careful(Object object, Function<Object, @Nullable T> reader) {
		try {
			return reader.apply(object);
		}
		catch (UnreadableObjectException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new UnreadableObjectException("the application's EntityReader failed with " + ex.getClass().getName()
					+ " on a " + object.getClass().getName());
		}
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
