package io.github.tgsession.lease;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.tgsession.LeaseState;
import io.github.tgsession.store.LeaseListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that this process has open, and who is told of them.
 */
final class Holds {

	private static final Log logger = LogFactory.getLog(LeasedSessionStore.class);

	private final Executor workers;

	private final Executor closers;

	private final Map<Long, Hold> holds = new ConcurrentHashMap<>();

	private final List<LeaseListener> listeners = new CopyOnWriteArrayList<>();

	private final AtomicLong interruptions = new AtomicLong();

	private volatile boolean strays;

	Holds(Executor workers, Executor closers) {
		this.workers = workers;
		this.closers = closers;
	}

	void addListener(LeaseListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * How often others may have taken this process for dead. What was taken before may
	 * have been lost before this process knew that it had it.
	 */
	AtomicLong interruptions() {
		return this.interruptions;
	}

	/**
	 * Notes that this process may have leases without knowing it, because the answer of
	 * the database was lost.
	 */
	void noteStrays() {
		this.strays = true;
	}

	/**
	 * Whether that was noted since the last time.
	 */
	boolean takeStrays() {
		boolean noted = this.strays;
		this.strays = false;
		return noted;
	}

	Collection<Hold> all() {
		return this.holds.values();
	}

	@Nullable Hold find(long id) {
		return this.holds.get(id);
	}

	Hold findOrAdd(String name, long id) {
		return this.holds.computeIfAbsent(id, (key) -> new Hold(name, id, this.workers));
	}

	boolean contains(Hold hold) {
		return this.holds.get(hold.id()) == hold;
	}

	void remove(Hold hold) {
		this.holds.remove(hold.id(), hold);
	}

	/**
	 * Has the listeners told of a new state, after what was told before.
	 */
	CompletableFuture<?> tell(Hold hold, LeaseState state) {
		return hold.afterOthers(() -> tellNow(hold, state));
	}

	void tellNow(Hold hold, LeaseState state) {
		forEachListener(hold, (listener) -> listener.changed(hold.openedRef(), state));
	}

	/**
	 * Has clients disconnected, even if those who are told of changes take their time.
	 */
	void disconnect(Hold hold) {
		this.closers.execute(() -> forEachListener(hold, (listener) -> listener.disconnect(hold.openedRef())));
	}

	private void forEachListener(Hold hold, Consumer<LeaseListener> call) {
		for (LeaseListener listener : this.listeners) {
			try {
				call.accept(listener);
			}
			catch (RuntimeException | Error ex) {
				logger.error("A listener failed that was told of a new state of Telegram session '" + hold.name() + "'",
						ex);
			}
		}
	}

}
