package io.github.tgsession.benchmark;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
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
 * Finds peers of whom nothing is at hand, each in a SQLite file with many others. The
 * code is warm, the operating system may have the file in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ColdLookUpBenchmark {

	private static final Database DATABASE = Database.SQLITE;

	/**
	 * How many entities the file has.
	 */
	@Param("1000000")
	public int stored;

	/**
	 * How many look-ups are made each time.
	 */
	@Param("50000")
	public int entities;

	/**
	 * By what they are found.
	 */
	@Param
	public KeyKind key;

	private List<Object> keys;

	/**
	 * Makes the peers, and draws different keys.
	 */
	@Setup
	public void makeKeys() {
		List<Object> different = this.key.keys(new Peers(this.stored).shuffled());
		if (different.size() < this.entities) {
			throw new IllegalStateException("Only " + different.size() + " different keys for " + this.entities
					+ " look-ups: store more entities");
		}
		this.keys = List.copyOf(different.subList(0, this.entities));
	}

	private void store(PlainSession session) throws SQLException {
		session.insert(new Peers(this.stored)::forEach, System.currentTimeMillis());
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void getInputEntity(Started started, Blackhole blackhole) {
		TelegramSession session = started.application.session();
		for (Object each : this.keys) {
			blackhole.consume(session.getInputEntity(each));
		}
	}

	/**
	 * Asks the same index through one connection.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc(Prepared prepared, Blackhole blackhole) throws SQLException {
		for (Object each : this.keys) {
			blackhole.consume(prepared.find(this.key.plain(each)));
		}
	}

	/**
	 * An application with nothing at hand.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		private StatementCount count;

		/**
		 * Starts it, and fills its database.
		 */
		@Setup
		public void start(ColdLookUpBenchmark benchmark) throws IOException, SQLException {
			this.application = Application.start(DATABASE, "telegram.session.cache.maximum-size=0");
			try (PlainSession session = PlainSession.open(DATABASE, this.application.directory())) {
				benchmark.store(session);
			}
		}

		/**
		 * Counts from now on.
		 */
		@Setup(Level.Invocation)
		public void count() {
			this.count = StatementCount.of(this.application);
		}

		/**
		 * Looks whether each look-up has asked the database.
		 */
		@TearDown(Level.Invocation)
		public void check(ColdLookUpBenchmark benchmark) {
			this.count.requireMisses(benchmark.entities);
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
	 * A connection to a database with the same peers.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private PlainDatabase database;

		private PreparedStatement select;

		/**
		 * Fills the database.
		 */
		@Setup
		public void fill(ColdLookUpBenchmark benchmark) throws IOException, SQLException {
			this.database = PlainDatabase.create(DATABASE, benchmark::store);
			this.select = this.database.session().prepareReading(benchmark.key.select());
		}

		private Peer find(Object key) throws SQLException {
			this.select.setObject(2, key);
			try (ResultSet rows = this.select.executeQuery()) {
				return PlainSession.onlyPeer(rows);
			}
		}

		/**
		 * Closes it.
		 */
		@TearDown
		public void close() throws IOException, SQLException {
			this.database.close();
		}

	}

}
