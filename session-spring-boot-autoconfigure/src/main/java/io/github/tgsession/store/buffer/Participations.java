package io.github.tgsession.store.buffer;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.store.CallerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of callers that have written to one session and have not ended. Used
 * under the lock of the session, but for {@link #isEmpty()}.
 */
final class Participations {

	private volatile @Nullable Map<CallerTransaction, Participation> open;

	boolean isEmpty() {
		return this.open == null;
	}

	@Nullable Participation get(CallerTransaction transaction) {
		Map<CallerTransaction, Participation> known = this.open;
		return (known != null) ? known.get(transaction) : null;
	}

	/**
	 * Lets a transaction take part, if it does not yet.
	 * @return null if it does
	 */
	@Nullable Participation join(CallerTransaction transaction) {
		Map<CallerTransaction, Participation> known = this.open;
		if (known == null) {
			known = new IdentityHashMap<>(2);
			this.open = known;
		}
		Participation joined = new Participation();
		return (known.putIfAbsent(transaction, joined) == null) ? joined : null;
	}

	/**
	 * The other transactions that have written what waited.
	 */
	List<Participation> othersThatHaveWritten(@Nullable Participation own) {
		Map<CallerTransaction, Participation> known = this.open;
		return (known == null) ? List.of()
				: known.values().stream().filter((other) -> other != own && !other.written().isEmpty()).toList();
	}

	/**
	 * Whether another transaction of the calling thread has written, which is suspended
	 * then.
	 */
	boolean haveSuspended(@Nullable Participation own) {
		Map<CallerTransaction, Participation> known = this.open;
		if (known != null) {
			for (Participation other : known.values()) {
				if (other != own && other.isSuspendedHere()) {
					return true;
				}
			}
		}
		return false;
	}

	@Nullable Participation remove(CallerTransaction transaction) {
		Map<CallerTransaction, Participation> known = this.open;
		Participation ended = (known != null) ? known.remove(transaction) : null;
		if (known != null && known.isEmpty()) {
			this.open = null;
		}
		return ended;
	}

}
