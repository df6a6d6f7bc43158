package io.github.tgsession.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sessions that come out of streams.
 */
class SessionContentTests {

	private static final Path FILE = GoldenFiles.SESSIONS.resolve("v7.session");

	@Test
	void aDatabaseIsRead() throws IOException {
		TransferReport report = inspect(new ByteArrayInputStream(Files.readAllBytes(FILE)));
		assertThat(report.toString()).isEqualTo(
				new SessionConverter().inspect(SessionSource.ofFile(FILE), TransferOptions.defaults()).toString());
	}

	@Test
	void aStringIsReadWithoutATemporaryFile() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + Path.of("no such directory").toAbsolutePath(), "-cp",
				System.getProperty("java.class.path"), StringReader.class.getName())
			.redirectErrorStream(true)
			.start();
		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.contains("read as mtcute");
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void whatIsNoDatabaseIsReadNoFurtherThanAString() {
		AtomicLong count = new AtomicLong();
		InputStream endless = new InputStream() {

			@Override
			public int read() {
				count.incrementAndGet();
				return 'A';
			}

		};
		assertUnreadable(endless,
				"it is no SQLite database (perhaps an encrypted one), and longer than every session string");
		assertThat(count).hasValue(SessionReader.MAX_STRING + 1);
	}

	@Test
	void anEmptyStreamIsRefused() {
		assertUnreadable(InputStream.nullInputStream(), "it is empty, so there is no session in it");
	}

	@Test
	void whatOnlyBeginsAsADatabaseIsRefused() {
		assertUnreadable(new ByteArrayInputStream("SQLite format 3\0".getBytes(StandardCharsets.UTF_8)),
				"it is a SQLite database that breaks off after 16 bytes");
	}

	@Test
	void aStreamThatFailsIsRefused() {
		assertUnreadable(new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("the jar is damaged");
			}

		}, "its content cannot be read (the jar is damaged)");
	}

	private static void assertUnreadable(InputStream stream, String message) {
		assertThatExceptionOfType(SessionTransferException.class).isThrownBy(() -> inspect(stream))
			.withMessage("Cannot read the stream: " + message);
	}

	static final class StringReader {

		public static void main(String[] args) {
			byte[] text = (GoldenStrings.of("mtcute_v3") + "\n").getBytes(StandardCharsets.UTF_8);
			System.out.println("read as " + inspect(new ByteArrayInputStream(text)).getSource().description());
		}

	}

	private static TransferReport inspect(InputStream stream) {
		return new SessionConverter().inspect(SessionSource.ofContent("the stream", () -> stream),
				TransferOptions.defaults());
	}

}
