package io.github.tgsession.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Finds peers of whom nothing is at hand, each in one of many sessions, in a PostgreSQL
 * on the same machine. The code is warm, and so is the server.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Timeout(time = 30, timeUnit = TimeUnit.MINUTES)
public class ColdPostgresBenchmark {

	/**
	 * How many sessions there are.
	 */
	@Param("1000")
	public int sessions;

	/**
	 * How many entities each of them has.
	 */
	@Param("10000")
	public int stored;

	/**
	 * How many look-ups are made each time.
	 */
	@Param("20000")
	public int entities;

	/**
	 * By what they are found.
	 */
	@Param
	public KeyKind key;

	private String url;

	private ManyPeers peers;

	private List<LookUp> lookUps;

	/**
	 * Fills the database, if that has not been done, and draws the keys.
	 */
	@Setup
	public void prepare() throws SQLException {
		this.peers = new ManyPeers(this.sessions, this.stored);
		this.url = PostgresServer.database("cold_" + this.sessions + "_" + this.stored, this.peers::fill);
		this.lookUps = new ArrayList<>();
		Random random = new Random(1);
		while (this.lookUps.size() < this.entities) {
			int session = 1 + random.nextInt(this.sessions);
			Peer peer = this.peers.peer(session, random.nextInt(this.stored));
			this.key.keys(List.of(peer)).forEach((value) -> this.lookUps.add(new LookUp(session, value)));
		}
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public void getInputEntity(Started started, Blackhole blackhole) {
		for (LookUp each : this.lookUps) {
			blackhole.consume(started.sessions.get(each.session() - 1).getInputEntity(each.key()));
		}
	}

	/**
	 * Asks the same index through one connection.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc(Prepared prepared, Blackhole blackhole) throws SQLException {
		for (LookUp each : this.lookUps) {
			blackhole.consume(prepared.find(each.session(), this.key.plain(each.key())));
		}
	}

	/**
	 * An application with all sessions open and nothing of them at hand.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		private List<TelegramSession> sessions;

		private StatementCount count;

		/**
		 * Starts it.
		 */
		@Setup
		public void start(ColdPostgresBenchmark benchmark) throws IOException {
			this.application = Application.start(Database.H2, "spring.datasource.url=" + benchmark.url,
					"telegram.session.cache.maximum-size=0");
			this.sessions = new ArrayList<>();
			for (int session = 1; session <= benchmark.sessions; session++) {
				this.sessions.add(this.application.sessions().open(benchmark.peers.session(session)));
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
		public void check(ColdPostgresBenchmark benchmark) {
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
	 * A connection to the same database.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private Connection connection;

		private NumberedStatement select;

		/**
		 * Connects.
		 */
		@Setup
		public void connect(ColdPostgresBenchmark benchmark) throws SQLException {
			this.connection = DriverManager.getConnection(benchmark.url);
			this.select = new NumberedStatement(this.connection, benchmark.key.select());
		}

		private Peer find(int session, Object key) throws SQLException {
			try (ResultSet rows = this.select.query((long) session, key)) {
				return PlainSession.onlyPeer(rows);
			}
		}

		/**
		 * Disconnects.
		 */
		@TearDown
		public void close() throws SQLException {
			this.connection.close();
		}

	}

	private record LookUp(int session, Object key) {

	}

}
