package io.github.tgsession.integration.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What nodes have said, and what was done to them. Times are those of the one clock that
 * all processes of a host have.
 */
final class LeaseLog {

	static final String BEGAN = "began";

	static final String CLOSED = "closed";

	static final String HANDLED = "handled";

	static final String LEARNT = "learnt";

	static final String MOVED = "moved";

	static final String REFUSED = "refused";

	static final String STALLED = "stalled";

	static final String UNEXPECTED = "unexpected";

	static final String BY_DATABASE = "database";

	static final String HERE = "here";

	private final NavigableMap<Integer, Term> terms = new TreeMap<>();

	private final Set<Integer> handled = new TreeSet<>();

	private final Set<Long> learnt = new TreeSet<>();

	private final Set<Integer> moved = new TreeSet<>();

	private final List<Disturbance> disturbances = new ArrayList<>();

	private final List<String> contradictions = new ArrayList<>();

	private final Map<Integer, Long> ready = new HashMap<>();

	private int refusedByDatabase;

	private int refusedHere;

	/**
	 * Notes what a node has said.
	 * @param node the node
	 * @param line its line
	 */
	synchronized void add(int node, Line line) {
		switch (line.word()) {
			case BEGAN -> term(node, line).began(millis(line));
			case CLOSED -> term(node, line).closed(millis(line));
			case HANDLED -> acknowledge("Update", this.handled.add(line.number()), node, line);
			case MOVED -> acknowledge("Position", this.moved.add(line.number()), node, line);
			case LEARNT -> this.learnt.add(Ownership.user(node, line.number()).id());
			case REFUSED -> refused(line.lane());
			case STALLED -> disturb(node, millis(line), millis(line) + line.number());
			case UNEXPECTED -> this.contradictions.add("Node " + node + " did not expect " + line.lane());
			case Line.READY -> this.ready.put(node, millis(line));
			default -> throw new IllegalArgumentException(line.toString());
		}
	}

	private static long millis(Line line) {
		return Long.parseLong(line.lane());
	}

	private Term term(int node, Line line) {
		Term term = this.terms.computeIfAbsent(line.number(), (epoch) -> new Term(epoch, node));
		if (term.node != node) {
			this.contradictions.add("Epoch " + line.number() + " is that of nodes " + term.node + " and " + node);
		}
		return term;
	}

	private void acknowledge(String what, boolean isNew, int node, Line line) {
		if (!isNew) {
			this.contradictions.add(what + " " + line.number() + " was acknowledged before, and by node " + node);
		}
	}

	private void refused(String by) {
		if (by.equals(BY_DATABASE)) {
			this.refusedByDatabase++;
		}
		else {
			this.refusedHere++;
		}
	}

	/**
	 * Notes that a node could not run.
	 */
	synchronized void disturb(int node, long from, long to) {
		this.disturbances.add(new Disturbance(node, from, to));
	}

	/**
	 * Which node has said that it owns the session, and not that this is over.
	 */
	synchronized Optional<Integer> owner() {
		return Optional.ofNullable(this.terms.lastEntry())
			.map(Map.Entry::getValue)
			.filter((term) -> term.closed == Term.NEVER)
			.map((term) -> term.node);
	}

	/**
	 * How long it took from the start of its application until a node owned the session
	 * for the first time.
	 */
	synchronized long openingMillis(int node) {
		return this.terms.values()
			.stream()
			.filter((term) -> term.node == node)
			.mapToLong((term) -> term.began)
			.min()
			.orElseThrow() - this.ready.get(node);
	}

	synchronized int owners() {
		return this.terms.size();
	}

	synchronized Set<Integer> handled() {
		return new TreeSet<>(this.handled);
	}

	synchronized Set<Long> learnt() {
		return new TreeSet<>(this.learnt);
	}

	synchronized Set<Integer> moved() {
		return new TreeSet<>(this.moved);
	}

	synchronized int refusedByDatabase() {
		return this.refusedByDatabase;
	}

	synchronized int refusedHere() {
		return this.refusedHere;
	}

	/**
	 * Looks whether each client was told before the next owner began.
	 * @return what cannot be, in words
	 */
	synchronized List<String> contradictions() {
		List<String> all = new ArrayList<>(this.contradictions);
		Term before = null;
		for (Term term : this.terms.values()) {
			if (before != null && before.overlaps(term) && !isDisturbed(before, term.began)) {
				all.add(before + " was not over when " + term + " began");
			}
			before = term;
		}
		return all;
	}

	/**
	 * How many clients ended while their processes ran all the time.
	 */
	synchronized long undisturbed() {
		return this.terms.values().stream().filter((term) -> {
			Integer next = this.terms.higherKey(term.epoch);
			return next != null && !isDisturbed(term, this.terms.get(next).began);
		}).count();
	}

	private boolean isDisturbed(Term term, long end) {
		return this.disturbances.stream()
			.anyMatch((each) -> each.node == term.node && each.from <= end && each.to >= term.began);
	}

	/**
	 * For how long nobody owned the session, at the most.
	 */
	synchronized long largestGapMillis() {
		long largest = 0;
		Term before = null;
		for (Term term : this.terms.values()) {
			if (before != null) {
				largest = Math.max(largest, term.began - end(before, term));
			}
			before = term;
		}
		return largest;
	}

	/**
	 * When a client was closed; when its process could run no more, if it was not closed
	 * before somebody else began.
	 */
	private long end(Term term, Term next) {
		return !term.overlaps(next) ? term.closed
				: this.disturbances.stream()
					.filter((each) -> each.node == term.node && each.from <= next.began && each.to >= next.began)
					.mapToLong(Disturbance::from)
					.min()
					.orElse(next.began);
	}

	/**
	 * For how long a node could not run.
	 */
	private record Disturbance(int node, long from, long to) {
	}

	/**
	 * What an owner has said of one epoch. It may have been suspended meanwhile.
	 */
	private static final class Term {

		private static final long NEVER = Long.MAX_VALUE;

		private final int epoch;

		private final int node;

		private long began = NEVER;

		private long closed = NEVER;

		private Term(int epoch, int node) {
			this.epoch = epoch;
			this.node = node;
		}

		private void began(long millis) {
			this.began = Math.min(this.began, millis);
			this.closed = NEVER;
		}

		private void closed(long millis) {
			this.closed = millis;
		}

		private boolean overlaps(Term next) {
			return this.closed > next.began;
		}

		@Override
		public String toString() {
			return "epoch " + this.epoch + " of node " + this.node + " (" + this.began + " to "
					+ ((this.closed != NEVER) ? this.closed : "?") + ")";
		}

	}

}
