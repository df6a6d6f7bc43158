package io.github.tgsession.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.transfer.SessionConverter;
import io.github.tgsession.transfer.SessionFormat;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Converts Telethon's session file into other files. Each JVM does it once, without
 * warm-up, as in life.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ConversionBenchmark {

	private static final TransferOptions OPTIONS = TransferOptions.defaults()
		.withApiId(12345)
		.withUserId(1234567890L)
		.withBot(true);

	/**
	 * How many entities the file has.
	 */
	@Param("1000000")
	public int entities;

	private WorkDirectory directory;

	private Path source;

	private Path target;

	/**
	 * Writes the file.
	 */
	@Setup
	public void writeFile() throws IOException, SQLException {
		this.directory = WorkDirectory.create();
		this.source = this.directory.path().resolve("source.session");
		this.target = this.directory.path().resolve("target.session");
		TelethonFile.write(this.source, new Peers(this.entities));
	}

	/**
	 * Makes room for the next file.
	 */
	@TearDown(Level.Invocation)
	public void deleteTarget() throws IOException {
		if (Files.size(this.target) == 0) {
			throw new IllegalStateException("Nothing was written");
		}
		Files.delete(this.target);
	}

	/**
	 * Deletes what was written.
	 */
	@TearDown
	public void deleteFiles() throws IOException {
		this.directory.close();
	}

	/**
	 * To Telethon's session file.
	 */
	@Benchmark
	public TransferReport toTelethon() {
		return convert(SessionFormat.TELETHON_SQLITE);
	}

	/**
	 * To Pyrogram's session file.
	 */
	@Benchmark
	public TransferReport toPyrogram() {
		return convert(SessionFormat.PYROGRAM_SQLITE);
	}

	private TransferReport convert(SessionFormat format) {
		return new SessionConverter().convert(SessionSource.ofFile(this.source), format, this.target, OPTIONS);
	}

	/**
	 * Row by row into a new file of Telethon.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc() throws SQLException {
		TelethonFile.copy(this.source, this.target);
	}

}
