package io.github.tgsession.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.Entity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Finds peers that are all at hand, in random order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookUpBenchmark {

	private static final int MAXIMUM_SIZE = 100_000;

	/**
	 * How many peers are at hand, and how many look-ups are made each time.
	 */
	@Param("10000")
	public int entities;

	/**
	 * By what they are found.
	 */
	@Param
	public KeyKind key;

	private List<Peer> peers;

	private Object[] keys;

	/**
	 * Makes the peers, and draws the keys.
	 */
	@Setup
	public void makeKeys() {
		this.peers = new Peers(this.entities).shuffled();
		this.keys = this.key.draw(this.peers, this.entities);
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void getInputEntity(Started started, Blackhole blackhole) {
		TelegramSession session = started.session;
		for (Object each : this.keys) {
			blackhole.consume(session.getInputEntity(each));
		}
	}

	/**
	 * Reads a cache that has a peer for each key.
	 */
	@Benchmark
	@Baseline
	public void bareCache(Cached cached, Blackhole blackhole) {
		Cache<Object, Peer> cache = cached.cache;
		for (Object each : this.keys) {
			blackhole.consume(cache.getIfPresent(each).hash());
		}
	}

	/**
	 * An application that has met all peers.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		private TelegramSession session;

		private StatementCount count;

		/**
		 * Starts it, and asks for each key once.
		 */
		@Setup
		public void start(LookUpBenchmark benchmark) throws IOException {
			this.application = Application.start(Database.SQLITE,
					"telegram.session.cache.maximum-size=" + MAXIMUM_SIZE);
			this.session = this.application.session();
			for (List<Entity> answer : TlPeers.answers(benchmark.peers)) {
				this.session.processEntities(answer);
			}
			this.session.save();
			for (Object each : benchmark.keys) {
				this.session.getInputEntity(each);
			}
			this.count = StatementCount.of(this.application);
		}

		/**
		 * Looks whether the database was left alone.
		 */
		@TearDown(Level.Iteration)
		public void check() {
			this.count.requireNone();
		}

		/**
		 * Closes it.
		 */
		@TearDown
		public void close() throws IOException {
			this.application.close();
		}

	}

	/**
	 * A cache of the same size.
	 */
	@State(Scope.Benchmark)
	public static class Cached {

		private Cache<Object, Peer> cache;

		/**
		 * Fills it.
		 */
		@Setup
		public void fill(LookUpBenchmark benchmark) {
			this.cache = Caffeine.newBuilder().maximumSize(MAXIMUM_SIZE).build();
			for (Peer peer : benchmark.peers) {
				for (Object each : benchmark.key.keys(List.of(peer))) {
					this.cache.put(KeyKind.copy(each), peer);
				}
			}
		}

	}

}
