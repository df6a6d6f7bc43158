package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.TransferOptions;
import io.github.tgsession.transfer.TransferReport;
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

/**
 * Imports Telethon's session file into a new database. Each JVM does it once, without
 * warm-up, as in life.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Timeout(time = 30, timeUnit = TimeUnit.MINUTES)
public class ImportBenchmark {

	/**
	 * How many entities the file has.
	 */
	@Param("1000000")
	public int entities;

	/**
	 * Where they go. Not into a file of H2, unless it is asked for: that takes minutes.
	 */
	@Param({ "SQLITE", "SQLITE_64_MB" })
	public Database database;

	private WorkDirectory directory;

	private Path file;

	/**
	 * Writes the file.
	 */
	@Setup
	public void writeFile() throws IOException, SQLException {
		this.directory = WorkDirectory.create();
		this.file = this.directory.path().resolve("telethon.session");
		TelethonFile.write(this.file, new Peers(this.entities));
	}

	/**
	 * Deletes what was written.
	 */
	@TearDown
	public void deleteFiles() throws IOException {
		this.directory.close();
	}

	/**
	 * What the starter does.
	 */
	@Benchmark
	public TransferReport importInto(Started started) {
		return started.application.transfer()
			.importInto(started.application.session(), SessionSource.ofFile(this.file), TransferOptions.defaults());
	}

	/**
	 * The same rows into the same tables, without the starter.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc(Prepared prepared) throws SQLException {
		PlainStore.importPeers(this.file, this.database, prepared.directory.path());
	}

	private void check(Path store) throws SQLException {
		PlainStore.Counts found = PlainStore.count(this.database, store);
		PlainStore.Counts expected = TelethonFile.count(this.file);
		if (!found.equals(expected)) {
			throw new IllegalStateException("Imported " + found + " of " + expected);
		}
	}

	/**
	 * An application with a new database.
	 */
	@State(Scope.Benchmark)
	public static class Started {

		private Application application;

		/**
		 * Starts it.
		 */
		@Setup(Level.Invocation)
		public void start(ImportBenchmark benchmark) throws IOException {
			this.application = Application.start(benchmark.database);
		}

		/**
		 * Looks whether all has come, and closes it.
		 */
		@TearDown(Level.Invocation)
		public void close(ImportBenchmark benchmark) throws IOException, SQLException {
			benchmark.check(this.application.directory());
			this.application.close();
		}

	}

	/**
	 * A new database with our tables.
	 */
	@State(Scope.Benchmark)
	public static class Prepared {

		private WorkDirectory directory;

		/**
		 * Makes the tables.
		 */
		@Setup(Level.Invocation)
		public void create(ImportBenchmark benchmark) throws IOException, SQLException {
			this.directory = WorkDirectory.create();
			PlainStore.create(benchmark.database, this.directory.path());
		}

		/**
		 * Looks whether all has come.
		 */
		@TearDown(Level.Invocation)
		public void check(ImportBenchmark benchmark) throws IOException, SQLException {
			benchmark.check(this.directory.path());
			this.directory.close();
		}

	}

}
