package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
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
 * Works through a stream of updates, each with some peers and a position, and saves now
 * and then, in a SQLite file. The baseline is a real Telethon that does the same, without
 * its start; its file is as it makes it: with a rollback journal, and as durable.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class StreamBenchmark {

	private static final Database DATABASE = Database.SQLITE;

	private static final int SAVE_EVERY = 1_000;

	private static final int DATE = 1_700_000_000;

	/**
	 * How many updates come.
	 */
	@Param("100000")
	public int entities;

	/**
	 * How many peers there are.
	 */
	@Param("50000")
	public int stored;

	private UpdateStream stream;

	/**
	 * Draws the updates.
	 */
	@Setup
	public void draw() {
		this.stream = UpdateStream.of(this.stored, this.entities);
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void learn(Started started) {
		TelegramSession session = started.application.session();
		int index = 0;
		for (List<Entity> update : started.updates) {
			session.processEntities(update);
			session.setUpdateState(0, position(++index));
			if (index % SAVE_EVERY == 0) {
				session.save();
			}
		}
		session.save();
	}

	private static UpdateState position(int pts) {
		return new UpdateState(pts, 0, DATE, 0);
	}

	/**
	 * What Telethon does.
	 */
	@Benchmark
	@Baseline
	public void telethon(Running running) throws IOException {
		running.telethon.work();
	}

	/**
	 * Does nothing but write who is new and the position before each save, with plain
	 * JDBC: what of the time is the disk's and the database's.
	 */
	@Benchmark
	public void writesAlone(Prepared prepared) throws SQLException {
		for (List<Peer> added : prepared.added) {
			prepared.database.session().insert(added, DATE);
		}
	}

	private void check(PlainStore.Counts found, int position) {
		if (!found.equals(this.stream.counts()) || position != this.entities) {
			throw new IllegalStateException("Learnt " + found + " of " + this.stream.counts() + " up to " + position);
		}
	}

	/**
	 * An application with a new database.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		private List<List<Entity>> updates;

		/**
		 * Starts it, and makes the objects of the updates.
		 */
		@Setup(Level.Invocation)
		public void start(StreamBenchmark benchmark) throws IOException {
			this.application = Application.start(DATABASE);
			List<Entity> entities = benchmark.stream.peers().stream().map(TlPeers::toEntity).toList();
			this.updates = new ArrayList<>();
			for (int[] update : benchmark.stream.updates()) {
				this.updates.add(Arrays.stream(update).mapToObj(entities::get).toList());
			}
		}

		/**
		 * Looks whether all has been saved, and closes it.
		 */
		@TearDown(Level.Invocation)
		public void close(StreamBenchmark benchmark) throws IOException, SQLException {
			benchmark.check(PlainStore.count(DATABASE, this.application.directory()),
					PlainStore.position(DATABASE, this.application.directory()));
			this.application.close();
		}

	}

	/**
	 * A new database with our tables, and who is new before each save.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private PlainDatabase database;

		private List<List<Peer>> added;

		/**
		 * Makes the tables.
		 */
		@Setup(Level.Invocation)
		public void create(StreamBenchmark benchmark) throws IOException, SQLException {
			this.database = PlainDatabase.create(DATABASE);
			this.added = benchmark.stream.added(SAVE_EVERY);
		}

		/**
		 * Looks whether all has come.
		 */
		@TearDown(Level.Invocation)
		public void check(StreamBenchmark benchmark) throws IOException, SQLException {
			PlainStore.Counts found = PlainStore.count(DATABASE, this.database.directory());
			if (!found.equals(benchmark.stream.counts())) {
				throw new IllegalStateException("Wrote " + found + " of " + benchmark.stream.counts());
			}
			this.database.close();
		}

	}

	/**
	 * A Telethon with a new session file.
	 */
	@State(Scope.Benchmark)
	public static class Running {

		private WorkDirectory directory;

		private Path session;

		private Telethon telethon;

		/**
		 * Starts it.
		 */
		@Setup(Level.Invocation)
		public void start(StreamBenchmark benchmark) throws IOException {
			this.directory = WorkDirectory.create();
			this.session = this.directory.path().resolve("telethon.session");
			this.telethon = Telethon.start(benchmark.stream, this.directory.path(), this.session, SAVE_EVERY);
		}

		/**
		 * Looks whether all has come.
		 */
		@TearDown(Level.Invocation)
		public void close(StreamBenchmark benchmark) throws IOException, SQLException {
			this.telethon.close();
			benchmark.check(TelethonFile.count(this.session), TelethonFile.position(this.session));
			this.directory.close();
		}

	}

}
