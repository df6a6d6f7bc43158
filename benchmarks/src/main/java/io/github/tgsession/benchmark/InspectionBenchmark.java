package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.transfer.SessionConverter;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.TransferOptions;
import io.github.tgsession.transfer.TransferReport;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads all of Telethon's session file. Each JVM does it once, without warm-up, as in
 * life.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class InspectionBenchmark {

	/**
	 * How many entities the file has.
	 */
	@Param("1000000")
	public int entities;

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
	 * Checks and counts what is in the file.
	 */
	@Benchmark
	public TransferReport inspect() {
		return new SessionConverter().inspect(SessionSource.ofFile(this.file), TransferOptions.defaults());
	}

	/**
	 * Reads the columns of the peers.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc(Blackhole blackhole) throws SQLException {
		TelethonFile.read(this.file, blackhole::consume);
	}

}
