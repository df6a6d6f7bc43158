package io.github.tgsession.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Updates as a busy bot gets them, the same ones each time: each has one to five peers,
 * and few peers are in most of them, as Zipf's law with an exponent of 1.1 has it.
 *
 * @param peers all peers
 * @param updates which peers each update has, by their places
 */
record UpdateStream(List<Peer> peers, List<int[]> updates) {

	private static final double EXPONENT = 1.1;

	private static final int MOST_PEERS = 5;

	static UpdateStream of(int peers, int updates) {
		double[] limits = limits(peers);
		Random random = new Random(1);
		List<int[]> drawn = new ArrayList<>(updates);
		for (int index = 0; index < updates; index++) {
			int[] places = new int[1 + random.nextInt(MOST_PEERS)];
			Arrays.setAll(places, (place) -> draw(limits, random));
			drawn.add(places);
		}
		return new UpdateStream(new Peers(peers).shuffled(), drawn);
	}

	/**
	 * How often each peer or one before it comes.
	 */
	private static double[] limits(int peers) {
		double[] limits = new double[peers];
		double sum = 0;
		for (int index = 0; index < peers; index++) {
			sum += Math.pow(index + 1, -EXPONENT);
			limits[index] = sum;
		}
		return limits;
	}

	private static int draw(double[] limits, Random random) {
		int place = Arrays.binarySearch(limits, random.nextDouble() * limits[limits.length - 1]);
		return (place >= 0) ? place : Math.min(-place - 1, limits.length - 1);
	}

	/**
	 * How many different peers and usernames there are in all updates.
	 */
	PlainStore.Counts counts() {
		Set<Integer> places = new HashSet<>();
		this.updates.forEach((update) -> Arrays.stream(update).forEach(places::add));
		return new PlainStore.Counts(places.size(),
				places.stream().filter((place) -> this.peers.get(place).username() != null).count());
	}

	/**
	 * Who comes for the first time in each so many updates, sorted by id.
	 */
	List<List<Peer>> added(int size) {
		Set<Integer> known = new HashSet<>();
		List<List<Peer>> added = new ArrayList<>();
		for (int from = 0; from < this.updates.size(); from += size) {
			added.add(this.updates.subList(from, Math.min(from + size, this.updates.size()))
				.stream()
				.flatMapToInt(Arrays::stream)
				.filter(known::add)
				.mapToObj(this.peers::get)
				.sorted(Comparator.comparingLong(Peer::id))
				.toList());
		}
		return added;
	}

	/**
	 * Writes the peers, one in a line: id, access hash, username, phone number and name.
	 */
	void writePeers(Path file) throws IOException {
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			for (Peer peer : this.peers) {
				writer.write(peer.id() + "\t" + peer.hash() + "\t" + ((peer.username() != null) ? peer.username() : "")
						+ "\t" + ((peer.phone() != null) ? peer.phone() : "") + "\t" + peer.name() + "\n");
			}
		}
	}

	/**
	 * Writes the updates, one in a line.
	 */
	void writeUpdates(Path file) throws IOException {
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			for (int[] update : this.updates) {
				writer.write(Arrays.stream(update).mapToObj(Integer::toString).collect(Collectors.joining(" ")) + "\n");
			}
		}
	}

}
