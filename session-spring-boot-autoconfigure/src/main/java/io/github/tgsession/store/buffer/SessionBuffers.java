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

	SessionBuffers(EntityCache cache, BufferStatistics statistics) {
		this.cache = cache;
		this.statistics = statistics;
	}

	Collection<SessionBuffer> all() {
		return this.sessions.values();
	}

	/**
	 * The buffer of a session, a new one if there is none.
	 */
	SessionBuffer get(SessionRef ref) {
		SessionBuffer known = this.sessions.get(ref.id());
		return (known != null && isOf(known, ref)) ? known : replace(ref);
	}

	private SessionBuffer replace(SessionRef ref) {
		return this.sessions.compute(ref.id(), (id, present) -> (present != null && isOf(present, ref)) ? present
				: new SessionBuffer(ref, this.cache, this.statistics));
	}

	private static boolean isOf(SessionBuffer session, SessionRef ref) {
		return !session.isRetired() && session.ref().equals(ref);
	}

	@Nullable SessionBuffer find(SessionRef ref) {
		return this.sessions.get(ref.id());
	}

	/**
	 * Notes that a session is open again.
	 */
	void opened(SessionRef ref) {
		SessionBuffer known = this.sessions.get(ref.id());
		if (known != null) {
			known.setReleased(false);
		}
	}

	/**
	 * Notes that nobody has a session open any more.
	 */
	void released(SessionRef ref) {
		SessionBuffer known = this.sessions.get(ref.id());
		if (known != null) {
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
