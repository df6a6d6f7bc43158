package io.github.tgsession.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.MemorySessionStore;
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

/**
 * Learns new peers into a session that is kept on the heap alone, as many in one answer
 * as Telegram gives at most.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class MemoryIngestBenchmark {

	/**
	 * How many peers there are.
	 */
	@Param("1000000")
	public int entities;

	private List<List<Entity>> answers;

	/**
	 * Makes the peers.
	 */
	@Setup
	public void makePeers() {
		this.answers = TlPeers.answers(new Peers(this.entities).shuffled());
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void learn(Started started) {
		for (List<Entity> answer : this.answers) {
			started.session.processEntities(answer);
		}
	}

	/**
	 * Puts them into four maps.
	 */
	@Benchmark
	@Baseline
	public void plainMaps(Prepared prepared) {
		for (List<Entity> answer : this.answers) {
			prepared.maps.learn(answer);
		}
	}

	private void check(long found) {
		if (found != this.entities) {
			throw new IllegalStateException("Learnt " + found + " of " + this.entities);
		}
	}

	/**
	 * A new session.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private MemorySessionStore store;

		private TelegramSession session;

		/**
		 * Opens it.
		 */
		@Setup(Level.Invocation)
		public void open() {
			this.store = new MemorySessionStore();
			this.session = MemorySessions.open(this.store);
		}

		/**
		 * Looks whether all has been learnt.
		 */
		@TearDown(Level.Invocation)
		public void check(MemoryIngestBenchmark benchmark) {
			benchmark.check(this.store.countEntities(this.store.open(this.session.getName())));
		}

	}

	/**
	 * New maps.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private PlainMaps maps;

		/**
		 * Makes them.
		 */
		@Setup(Level.Invocation)
		public void create() {
			this.maps = new PlainMaps();
		}

		/**
		 * Looks whether all has come.
		 */
		@TearDown(Level.Invocation)
		public void check(MemoryIngestBenchmark benchmark) {
			benchmark.check(this.maps.size());
		}

	}

}
