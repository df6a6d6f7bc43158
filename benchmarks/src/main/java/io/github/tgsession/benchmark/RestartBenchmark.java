package io.github.tgsession.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
 * Learns users that are in the database already, in an application that has just started
 * and has nothing at hand: all is read once, nothing is written.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class RestartBenchmark {

	/**
	 * How many users there are.
	 */
	@Param("50000")
	public int entities;

	/**
	 * Where they are.
	 */
	@Param({ "SQLITE", "H2" })
	public Database database;

	private List<Peer> users;

	/**
	 * Makes the users.
	 */
	@Setup
	public void makeUsers() {
		this.users = Peers.users(this.entities).shuffled();
	}

	private void store(PlainSession session) throws SQLException {
		for (List<Peer> part : TlPeers.parts(this.users)) {
			session.insert(part, System.currentTimeMillis());
		}
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void learnAgain(Started started) {
		for (List<Entity> answer : started.answers) {
			if (started.application.session().processEntities(answer)) {
				throw new IllegalStateException("Something was new");
			}
			started.application.session().save();
		}
	}

	/**
	 * Reads the same entities and usernames and compares what both have.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc(Prepared prepared) throws SQLException {
		for (List<Peer> part : prepared.parts) {
			Map<Long, PlainSession.Found> found = prepared.database.session().read(part);
			for (Peer user : part) {
				PlainSession.Found known = found.get(user.id());
				if (known == null || !known.isOf(user)) {
					throw new IllegalStateException("Something was new");
				}
			}
		}
	}

	/**
	 * An application that has just started.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		private List<List<Entity>> answers;

		private StatementCount count;

		/**
		 * Starts it, and fills its database behind its back: it would know what it had
		 * learnt itself.
		 */
		@Setup(Level.Invocation)
		public void start(RestartBenchmark benchmark) throws IOException, SQLException {
			this.application = Application.start(benchmark.database);
			try (PlainSession session = PlainSession.open(benchmark.database, this.application.directory())) {
				benchmark.store(session);
			}
			this.answers = TlPeers.answers(benchmark.users);
			this.count = StatementCount.of(this.application);
		}

		/**
		 * Looks whether each answer was asked for and nothing written, and closes it.
		 */
		@TearDown(Level.Invocation)
		public void close() throws IOException {
			this.count.requireNothingWritten();
			this.count.requireMisses(this.answers.size());
			this.application.close();
		}

	}

	/**
	 * A database with the users.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private PlainDatabase database;

		private List<List<Peer>> parts;

		/**
		 * Fills it.
		 */
		@Setup(Level.Invocation)
		public void fill(RestartBenchmark benchmark) throws IOException, SQLException {
			this.database = PlainDatabase.create(benchmark.database, benchmark::store);
			this.parts = TlPeers.parts(benchmark.users);
		}

		/**
		 * Closes it.
		 */
		@TearDown(Level.Invocation)
		public void close() throws IOException, SQLException {
			this.database.close();
		}

	}

}
