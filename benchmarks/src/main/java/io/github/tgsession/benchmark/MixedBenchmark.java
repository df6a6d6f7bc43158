package io.github.tgsession.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.Entity;
import io.github.tgsession.tl.User;
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
 * Several threads use one session in a SQLite file: most calls find peers that are at
 * hand, some teach new or changed ones, one at a time. At the end all is saved. The
 * baseline is one thread that makes all calls.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class MixedBenchmark {

	private static final int HUNDRED = 100;

	/**
	 * How many peers are known before.
	 */
	private static final int KNOWN = 20_000;

	/**
	 * How many calls are made each time.
	 */
	@Param("200000")
	public int entities;

	/**
	 * How many threads share them.
	 */
	@Param("8")
	public int threads;

	/**
	 * How many of a hundred calls teach something.
	 */
	@Param({ "10", "0" })
	public int teaching;

	private Application application;

	private TelegramSession session;

	private ExecutorService executor;

	private long[] keys;

	private List<Peer> known;

	private List<List<Entity>> lessons;

	private int round;

	private int learnt;

	/**
	 * Learns what is known before.
	 */
	@Setup
	public void start() throws IOException {
		this.application = Application.start(Database.SQLITE);
		this.session = this.application.session();
		this.executor = Executors.newFixedThreadPool(this.threads);
		this.known = Peers.users(KNOWN).shuffled();
		TlPeers.answers(this.known).forEach(this.session::processEntities);
		this.session.save();
		this.keys = new Random(1).ints(this.entities, 0, KNOWN)
			.mapToLong((place) -> this.known.get(place).id())
			.toArray();
	}

	/**
	 * Makes what is taught next: every second one is new, the others have been renamed.
	 */
	@Setup(Level.Invocation)
	public void prepare() {
		this.round++;
		this.lessons = new ArrayList<>();
		for (int index = 0; index < this.entities / HUNDRED * this.teaching; index++) {
			this.lessons.add(List.of((index % 2 == 0) ? newUser() : renamed(index)));
		}
	}

	private Entity newUser() {
		this.learnt++;
		// Above all ids of known users.
		return user(10_000_000_000L + this.learnt, "New");
	}

	private Entity renamed(int index) {
		return user(this.known.get(index % KNOWN).id(), "Renamed " + this.round + " " + index);
	}

	private static User user(long id, String name) {
		return new User(id, id * 31, false, false, false, name, null, null, List.of(), null);
	}

	/**
	 * Looks whether all has been saved.
	 */
	@TearDown(Level.Invocation)
	public void check() throws SQLException {
		long found = PlainStore.count(Database.SQLITE, this.application.directory()).entities();
		if (found != KNOWN + this.learnt) {
			throw new IllegalStateException("Learnt " + found + " of " + (KNOWN + this.learnt));
		}
	}

	/**
	 * Closes the application.
	 */
	@TearDown
	public void close() throws IOException {
		this.executor.shutdown();
		this.application.close();
	}

	/**
	 * What several threads do.
	 */
	@Benchmark
	public void shared(Blackhole blackhole) throws ExecutionException, InterruptedException {
		work(this.threads, blackhole);
	}

	/**
	 * What one thread does.
	 */
	@Benchmark
	@Baseline
	public void alone(Blackhole blackhole) throws ExecutionException, InterruptedException {
		work(1, blackhole);
	}

	private void work(int sharing, Blackhole blackhole) throws ExecutionException, InterruptedException {
		List<Future<?>> parts = new ArrayList<>();
		for (int thread = 0; thread < sharing; thread++) {
			int first = thread;
			parts.add(this.executor.submit(() -> callEach(first, sharing, blackhole)));
		}
		for (Future<?> part : parts) {
			part.get();
		}
		this.session.save();
	}

	private void callEach(int first, int step, Blackhole blackhole) {
		for (int index = first; index < this.entities; index += step) {
			int place = index % HUNDRED;
			if (place < this.teaching) {
				blackhole
					.consume(this.session.processEntities(this.lessons.get(index / HUNDRED * this.teaching + place)));
			}
			else {
				blackhole.consume(this.session.getInputEntity(this.keys[index]));
			}
		}
	}

}
