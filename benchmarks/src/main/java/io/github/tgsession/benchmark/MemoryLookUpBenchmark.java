package io.github.tgsession.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.Entity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Finds peers in a session that is kept on the heap alone, in random order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryLookUpBenchmark {

	/**
	 * How many peers are known, and how many look-ups are made each time.
	 */
	@Param("1000000")
	public int entities;

	/**
	 * By what they are found.
	 */
	@Param
	public KeyKind key;

	private List<List<Entity>> answers;

	private Object[] keys;

	/**
	 * Makes the peers, and draws the keys.
	 */
	@Setup
	public void makeKeys() {
		List<Peer> peers = new Peers(this.entities).shuffled();
		this.answers = TlPeers.answers(peers);
		this.keys = this.key.draw(peers, this.entities);
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
	 * Asks maps the same, with the least code that gives the same answers.
	 */
	@Benchmark
	@Baseline
	public void plainMaps(Prepared prepared, Blackhole blackhole) {
		PlainMaps maps = prepared.maps;
		for (Object each : this.keys) {
			blackhole.consume(maps.find(each));
		}
	}

	/**
	 * A session that knows all peers.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private TelegramSession session;

		/**
		 * Fills it.
		 */
		@Setup
		public void fill(MemoryLookUpBenchmark benchmark) {
			this.session = MemorySessions.open();
			benchmark.answers.forEach(this.session::processEntities);
		}

	}

	/**
	 * Maps that have all peers.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private PlainMaps maps;

		/**
		 * Fills them.
		 */
		@Setup
		public void fill(MemoryLookUpBenchmark benchmark) {
			this.maps = new PlainMaps();
			benchmark.answers.forEach(this.maps::learn);
		}

	}

}
