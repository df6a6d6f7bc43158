package io.github.tgsession.transfer;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrivateDirectory}.
 */
class PrivateDirectoryTests {

	@TempDir
	Path temporary;

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void copiesAreForTheirOwnerOnlyAndGoWithTheDirectory() throws IOException {
		Path copy;
		try (PrivateDirectory directory = PrivateDirectory.create()) {
			copy = directory.copy(new ByteArrayInputStream(new byte[10]), "copy");
			copy = directory.copy(new ByteArrayInputStream(new byte[5]), "copy");
			assertThat(copy).hasSize(5);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
				.isEqualTo("rwx------");
		}
		assertThat(copy.getParent()).doesNotExist();
	}

	/**
	 * The process says itself when it has a session open.
	 */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aProcessThatIsToldToEndLeavesNothing() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + this.temporary, "-cp", System.getProperty("java.class.path"),
				Interrupted.class.getName(), GoldenFiles.SESSIONS.resolve("v7.session").toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			assertThat(output.readLine()).isEqualTo("open");
			assertThat(directories()).hasSize(1);
			process.destroy();
			process.onExit().join();
			assertThat(directories()).isEmpty();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private List<Path> directories() throws IOException {
		try (Stream<Path> files = Files.list(this.temporary)) {
			return files.filter((each) -> each.getFileName().toString().startsWith("telegram-session-")).toList();
		}
	}

	static final class Interrupted {

		public static void main(String[] args) throws IOException {
			try (InputStream stream = Files.newInputStream(Path.of(args[0]));
					OpenedSession session = SessionReader.open(SessionSource.ofContent("the stream", () -> stream),
							TransferOptions.defaults())) {
				System.out.println((session.entityCount() > 0) ? "open" : "empty");
				new CompletableFuture<>().join();
			}
		}

	}

}
