package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
 * Learns new users, as many in one answer as Telegram gives at most, and saves after each
 * answer, into a new database each time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class IngestBenchmark {

	/**
	 * How many users there are.
	 */
	@Param("100000")
	public int entities;

	/**
	 * Where they go.
	 */
	@Param({ "SQLITE", "H2" })
	public Database database;

	private List<Peer> users;

	private PlainStore.Counts expected;

	/**
	 * Makes the users.
	 */
	@Setup
	public void makeUsers() {
		this.users = Peers.users(this.entities).shuffled();
		this.expected = new PlainStore.Counts(this.entities,
				this.users.stream().filter((user) -> user.username() != null).count());
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void learn(Started started) {
		for (List<Entity> answer : started.answers) {
			started.application.session().processEntities(answer);
			started.application.session().save();
		}
	}

	/**
	 * Looks which users are known, and inserts the others into the same tables.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc(Prepared prepared) throws SQLException {
		for (List<Peer> part : prepared.parts) {
			if (!prepared.database.session().read(part).isEmpty()) {
				throw new IllegalStateException("There were users before");
			}
			prepared.database.session().insert(part, System.currentTimeMillis());
		}
	}

	private void check(Path directory) throws SQLException {
		PlainStore.Counts found = PlainStore.count(this.database, directory);
		if (!found.equals(this.expected)) {
			throw new IllegalStateException("Learnt " + found + " of " + this.expected);
		}
	}

	/**
	 * An application with a new database.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		private List<List<Entity>> answers;

		/**
		 * Starts it.
		 */
		@Setup(Level.Invocation)
		public void start(IngestBenchmark benchmark) throws IOException {
			this.application = Application.start(benchmark.database);
			this.answers = TlPeers.answers(benchmark.users);
		}

		/**
		 * Looks whether all has been saved, and closes it.
		 */
		@TearDown(Level.Invocation)
		public void close(IngestBenchmark benchmark) throws IOException, SQLException {
			benchmark.check(this.application.directory());
			this.application.close();
		}

	}

	/**
	 * A new database with our tables.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private PlainDatabase database;

		private List<List<Peer>> parts;

		/**
		 * Makes the tables.
		 */
		@Setup(Level.Invocation)
		public void create(IngestBenchmark benchmark) throws IOException, SQLException {
			this.database = PlainDatabase.create(benchmark.database);
			this.parts = TlPeers.parts(benchmark.users);
		}

		/**
		 * Looks whether all has come.
		 */
		@TearDown(Level.Invocation)
		public void check(IngestBenchmark benchmark) throws IOException, SQLException {
			benchmark.check(this.database.directory());
			this.database.close();
		}

	}

}
