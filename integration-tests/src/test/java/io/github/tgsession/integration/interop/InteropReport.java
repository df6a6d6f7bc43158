package io.github.tgsession.integration.interop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What all tests together have compared; printed when the last one is over.
 */
class InteropReport implements AutoCloseable {

	private final Map<Peer, Tally> tallies = new EnumMap<>(Peer.class);

	private final Set<Peer> missing = EnumSet.noneOf(Peer.class);

	private int failedTests;

	synchronized Tally tally(Peer peer) {
		return this.tallies.computeIfAbsent(peer, (key) -> new Tally());
	}

	synchronized void missing(Peer peer) {
		this.missing.add(peer);
	}

	synchronized void failed() {
		this.failedTests++;
	}

	@Override
	public synchronized void close() {
		List<String> parts = new ArrayList<>();
		this.tallies.forEach((peer, tally) -> parts.add(peer.title() + " " + tally));
		this.missing.forEach((peer) -> parts.add(peer.title() + " not asked, " + peer.advice()));
		if (!this.tallies.isEmpty()) {
			parts.add(String.format(Locale.ROOT, "%,d unknown differences",
					this.tallies.values().stream().mapToInt(Tally::differences).sum()));
		}
		if (this.failedTests > 0) {
			parts.add(String.format(Locale.ROOT, "%,d failed tests", this.failedTests));
		}
		System.out.println("interop: " + String.join("; ", parts));
	}

}
