package io.github.tgsession.integration.reliability;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Remembers outside of the bot's process what was acknowledged.
 */
final class Ledger implements Journal {

	private final Map<Lane, AtomicInteger> acknowledged = perLane();

	private final Map<Lane, AtomicInteger> resumed = perLane();

	private final Map<Lane, AtomicInteger> refused = perLane();

	private final Map<Lane, RuntimeException> failures = new ConcurrentHashMap<>();

	private final List<RuntimeException> unexpected = new CopyOnWriteArrayList<>();

	private static Map<Lane, AtomicInteger> perLane() {
		Map<Lane, AtomicInteger> numbers = new EnumMap<>(Lane.class);
		for (Lane lane : Lane.values()) {
			numbers.put(lane, new AtomicInteger());
		}
		return numbers;
	}

	@Override
	public void acknowledged(Lane lane, int number) {
		this.acknowledged.get(lane).accumulateAndGet(number, Math::max);
	}

	@Override
	public void refused(Lane lane, RuntimeException failure) {
		this.failures.put(lane, failure);
		this.refused.get(lane).incrementAndGet();
		if (failure instanceof LostTrackException) {
			this.unexpected.add(failure);
		}
	}

	@Override
	public void resumed(Lane lane, int number) {
		this.resumed.get(lane).set(number);
	}

	/**
	 * The last number of a lane that was acknowledged.
	 */
	int acknowledged(Lane lane) {
		return this.acknowledged.get(lane).get();
	}

	int acknowledged() {
		return this.acknowledged.values().stream().mapToInt(AtomicInteger::get).sum();
	}

	/**
	 * Where a lane has gone on last.
	 */
	int resumed(Lane lane) {
		return this.resumed.get(lane).get();
	}

	/**
	 * The last number of a lane that may have been told to anybody: acknowledged, or read
	 * after its acknowledgement was lost.
	 */
	int told(Lane lane) {
		return Math.max(acknowledged(lane), resumed(lane));
	}

	/**
	 * How often something was refused in a lane.
	 */
	int refused(Lane lane) {
		return this.refused.get(lane).get();
	}

	int refused() {
		return this.refused.values().stream().mapToInt(AtomicInteger::get).sum();
	}

	/**
	 * What was thrown last in a lane, null if nothing was.
	 */
	@Nullable RuntimeException failure(Lane lane) {
		return this.failures.get(lane);
	}

	/**
	 * How far all lanes are.
	 */
	Map<Lane, Integer> snapshot() {
		return read(this.acknowledged);
	}

	/**
	 * How often something was refused, by lane.
	 */
	Map<Lane, Integer> refusals() {
		return read(this.refused);
	}

	private static Map<Lane, Integer> read(Map<Lane, AtomicInteger> numbers) {
		Map<Lane, Integer> copy = new EnumMap<>(Lane.class);
		numbers.forEach((lane, number) -> copy.put(lane, number.get()));
		return copy;
	}

	/**
	 * Positions that were not what the lane had been told.
	 */
	List<RuntimeException> unexpected() {
		return this.unexpected;
	}

}
