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
	 * The format of the new file.
	 */
	@Param({ "TELETHON_SQLITE", "PYROGRAM_SQLITE" })
	public SessionFormat format;

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
	 * Counts what was written, and makes room for the next file.
	 */
	@TearDown(Level.Invocation)
	public void countAndDelete() throws IOException, SQLException {
		PlainStore.Counts counts = isPyrogram() ? PyrogramFile.count(this.target) : TelethonFile.count(this.target);
		PlainStore.Counts expected = TelethonFile.count(this.source);
		// Telethon's file has a row for the own user, whose id the options say.
		long own = (counts.entities() == expected.entities() + 1) ? 1 : 0;
		if (counts.entities() != expected.entities() + own || counts.usernames() != expected.usernames()) {
			throw new IllegalStateException(counts + " written of " + expected);
		}
		Files.delete(this.target);
	}

	private boolean isPyrogram() {
		return this.format == SessionFormat.PYROGRAM_SQLITE;
	}

	/**
	 * Deletes what was written.
	 */
	@TearDown
	public void deleteFiles() throws IOException {
		this.directory.close();
	}

	/**
	 * Into a new file.
	 */
	@Benchmark
	public TransferReport convert() {
		return new SessionConverter().convert(SessionSource.ofFile(this.source), this.format, this.target, OPTIONS);
	}

	/**
	 * Row by row into a new file of the same tables and indexes.
	 */
	@Benchmark
	@Baseline
	public void plainJdbc() throws SQLException {
		if (isPyrogram()) {
			PyrogramFile.copy(this.source, this.target);
		}
		else {
			TelethonFile.copy(this.source, this.target);
		}
	}

}
