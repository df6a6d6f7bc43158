package io.github.tgsession.store.buffer;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tgsession.store.SessionRef;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of all sessions that are in use, or of which something waits.
 */
final class SessionBuffers {

	private final EntityCache cache;

	private final BufferStatistics statistics;

	private final Map<Long, SessionBuffer> sessions = new ConcurrentHashMap<>();

	private final Map<Long, Integer> opens = new ConcurrentHashMap<>();

	SessionBuffers(EntityCache cache, BufferStatistics statistics) {
		this.cache = cache;
		this.statistics = statistics;
	}

	Collection<SessionBuffer> all() {
		return this.sessions.values();
	}

	/**
	 * The buffer of a session, a new one if there is none. One of a later epoch is not
	 * replaced.
	 */
	SessionBuffer get(SessionRef ref) {
		SessionBuffer known = this.sessions.get(ref.id());
		return (known != null && isOf(known, ref)) ? known : replace(ref);
	}

	private SessionBuffer replace(SessionRef ref) {
		return this.sessions.compute(ref.id(), (id, present) -> {
			if (present != null) {
				if (isOf(present, ref)) {
					return present;
				}
				// Under an epoch that has passed nothing can be written any more.
				present.drop(present.copyNow());
			}
			SessionBuffer buffer = new SessionBuffer(ref, this.cache, this.statistics);
			buffer.setReleased(present != null && present.isReleased());
			return buffer;
		});
	}

	private static boolean isOf(SessionBuffer session, SessionRef ref) {
		return !session.isRetired() && session.ref().epoch() >= ref.epoch();
	}

	@Nullable SessionBuffer find(SessionRef ref) {
		return this.sessions.get(ref.id());
	}

	/**
	 * Notes that somebody has opened a session.
	 */
	void opened(SessionRef ref) {
		this.opens.merge(ref.id(), 1, Integer::sum);
		SessionBuffer known = this.sessions.get(ref.id());
		if (known != null) {
			known.setReleased(false);
		}
	}

	/**
	 * Notes that somebody has released a session.
	 */
	void released(SessionRef ref) {
		Integer left = this.opens.computeIfPresent(ref.id(), (id, count) -> (count > 1) ? count - 1 : null);
		SessionBuffer known = this.sessions.get(ref.id());
		if (known != null && left == null) {
			known.setReleased(true);
			settle(known);
		}
	}

	/**
	 * Lets a buffer go that is of no use any more.
	 */
	void settle(SessionBuffer session) {
		this.sessions.computeIfPresent(session.ref().id(),
				(id, present) -> (present == session && session.retireIfUnused()) ? null : present);
	}

}
