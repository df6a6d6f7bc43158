package io.github.tgsession.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * New files: complete, private, and never in place of something else.
 */
class NewFileTests {

	@TempDir
	Path directory;

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void onlyTheOwnerMayReadIt() throws IOException {
		Path target = this.directory.resolve("new");
		NewFile.write(target, false, (temporary) -> {
			assertThat(permissions(temporary)).isEqualTo("rw-------");
			Files.writeString(temporary, "new");
		});
		assertThat(permissions(target)).isEqualTo("rw-------");
		assertThat(list()).containsExactly("new");
	}

	@Test
	void whatIsThereIsNotOverwritten() throws IOException {
		Path target = Files.writeString(this.directory.resolve("bot.session"), "old");
		assertRefused(target, false,
				"there is a file of that name already, which is replaced only if that is asked for");
		assertThat(target).hasContent("old");
		NewFile.write(target, true, (temporary) -> Files.writeString(temporary, "new"));
		assertThat(target).hasContent("new");
	}

	@Test
	void whatAppearsMeanwhileIsNotOverwritten() {
		Path target = this.directory.resolve("bot.session");
		assertThatExceptionOfType(TransferProblem.class)
			.isThrownBy(() -> NewFile.write(target, false, (temporary) -> Files.writeString(target, "other")))
			.withMessageStartingWith("there is a file of that name already");
		assertThat(target).hasContent("other");
		assertThat(list()).containsExactly("bot.session");
	}

	@Test
	void ofManyWritersOneWins() throws Exception {
		Path target = this.directory.resolve("bot.session");
		int writers = 8;
		CyclicBarrier together = new CyclicBarrier(writers);
		ExecutorService executor = Executors.newFixedThreadPool(writers);
		try {
			List<Future<Boolean>> results = executor
				.invokeAll(IntStream.range(0, writers).mapToObj((number) -> (Callable<Boolean>) () -> {
					try {
						NewFile.write(target, false, (temporary) -> {
							Files.writeString(temporary, "writer");
							await(together);
						});
						return true;
					}
					catch (TransferProblem ex) {
						return false;
					}
				}).toList());
			int winners = 0;
			for (Future<Boolean> result : results) {
				winners += result.get(60, TimeUnit.SECONDS) ? 1 : 0;
			}
			assertThat(winners).isEqualTo(1);
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(target).hasContent("writer");
		assertThat(list()).containsExactly("bot.session");
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(60, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatBreaksOffLeavesNothing(boolean overwrite) throws IOException {
		Path target = this.directory.resolve("bot.session");
		if (overwrite) {
			Files.writeString(target, "old");
		}
		List<String> before = list();
		assertThatIllegalStateException().isThrownBy(() -> NewFile.write(target, overwrite, (temporary) -> {
			Files.writeString(temporary, "half");
			Files.writeString(temporary.resolveSibling(temporary.getFileName() + "-journal"), "half");
			throw new IllegalStateException("broken off");
		}));
		assertThat(list()).isEqualTo(before);
		if (overwrite) {
			assertThat(target).hasContent("old");
		}
	}

	@Test
	void aDirectoryIsRefused() throws IOException {
		Path target = Files.createDirectory(this.directory.resolve("bot.session"));
		assertRefused(target, true, "it is a directory; name a file in it");
	}

	@Test
	void aMissingDirectoryIsRefused() {
		assertRefused(this.directory.resolve("missing/bot.session"), true, "its directory does not exist");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aSymbolicLinkIsRefused() throws IOException {
		Path other = Files.writeString(this.directory.resolve("other"), "old");
		Path target = Files.createSymbolicLink(this.directory.resolve("bot.session"), other);
		assertRefused(target, true, "it is a symbolic link; name the file itself");
		Path dangling = Files.createSymbolicLink(this.directory.resolve("dangling"), this.directory.resolve("none"));
		assertRefused(dangling, false, "it is a symbolic link; name the file itself");
		assertThat(other).hasContent("old");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-journal", "-wal" })
	void aFileThatSomebodyHasOpenIsRefused(String end) throws IOException {
		Files.createFile(this.directory.resolve("bot.session" + end));
		String message = "beside it lies 'bot.session" + end + "', so another program has it open or broke off; choose"
				+ " another name, or end that program first";
		assertRefused(this.directory.resolve("bot.session"), false, message);
		Files.writeString(this.directory.resolve("bot.session"), "old");
		assertRefused(this.directory.resolve("bot.session"), true, message);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aDirectoryWithoutPermissionIsRefused() throws IOException {
		Path closed = Files.createDirectory(this.directory.resolve("closed"));
		Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
		assumeThat(Files.isWritable(closed)).as("the super-user may write everywhere").isFalse();
		assertRefused(closed.resolve("bot.session"), true,
				"this process has no permission to create files in its directory");
	}

	/**
	 * A limit of the size of files fails a write in the same way as a full disk. It
	 * leaves room for SQLite's own library.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskLeavesNothing() throws Exception {
		Path source = this.directory.resolve("source.session");
		SqliteScripts.run(Files.copy(GoldenFiles.SESSIONS.resolve("v7.session"), source),
				"with recursive n(i) as (select 1 union all select i + 1 from n where i < 40000)"
						+ " insert into entities select i, i, null, null, hex(zeroblob(100)), null from n");
		Path target = Files.createDirectory(this.directory.resolve("out")).resolve("target.session");
		Process process = new ProcessBuilder("sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData", "-cp",
				System.getProperty("java.class.path"), FullDisk.class.getName(), source.toString(), target.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(output).contains("Cannot write " + target + ": ")
			.containsAnyOf(NewFile.DISK_FULL, "writing fails: the disk or a quota may be full");
		try (Stream<Path> files = Files.list(target.getParent())) {
			assertThat(files).isEmpty();
		}
	}

	/**
	 * The process says itself when it is in the middle of writing.
	 */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aProcessThatIsToldToEndLeavesNothing() throws Exception {
		Path target = this.directory.resolve("bot.session");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Interrupted.class.getName(), target.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			assertThat(output.readLine()).isEqualTo("writing");
			assertThat(list()).hasSize(1);
			process.destroy();
			process.onExit().join();
			assertThat(list()).isEmpty();
		}
		finally {
			process.destroyForcibly();
		}
	}

	static final class Interrupted {

		public static void main(String[] args) {
			NewFile.write(Path.of(args[0]), false, (temporary) -> {
				System.out.println("writing");
				new CompletableFuture<>().join();
			});
		}

	}

	static final class FullDisk {

		public static void main(String[] args) {
			try {
				new SessionConverter().convert(SessionSource.ofFile(Path.of(args[0])), SessionFormat.TELETHON_SQLITE,
						Path.of(args[1]), TransferOptions.defaults());
			}
			catch (SessionTransferException ex) {
				System.out.println(ex.getMessage());
			}
		}

	}

	private static void assertRefused(Path target, boolean overwrite, String message) {
		assertThatExceptionOfType(TransferProblem.class)
			.isThrownBy(
					() -> NewFile.write(target, overwrite, (temporary) -> Files.writeString(temporary, "new content")))
			.withMessage(message);
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

	private List<String> list() {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((each) -> each.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
