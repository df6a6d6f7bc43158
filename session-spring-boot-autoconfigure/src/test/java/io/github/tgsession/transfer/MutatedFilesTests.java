package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Damaged files in great number: whatever is in a file, it is read or refused.
 */
class MutatedFilesTests {

	private static final int FILES = 10_000;

	private static final long SEED = 20_261_123;

	private static final int PAGE = 4_096;

	/**
	 * What the recorded files hold and no message may repeat.
	 */
	private static final Pattern CONTENT = Pattern
		.compile("34600000|000102030405|Alice|alice_w|News Channel|annlee|6991751520646180833|[^\\x20-\\x7e]");

	@TempDir
	Path directory;

	@Test
	void everyFileIsReadOrRefused() throws IOException {
		List<byte[]> originals = new ArrayList<>();
		for (Path each : GoldenFiles.all()) {
			byte[] bytes = Files.readAllBytes(each);
			if (bytes.length > PAGE) {
				originals.add(bytes);
			}
		}
		Random random = new Random(SEED);
		Path file = this.directory.resolve("mutated.session");
		int read = 0;
		int refused = 0;
		for (int i = 0; i < FILES; i++) {
			byte[] bytes = mutate(originals.get(random.nextInt(originals.size())).clone(), random);
			Files.write(file, bytes);
			TransferOptions options = TransferOptions.defaults()
				.withNewerVersions(random.nextBoolean())
				.withSkipUnreadableRows(random.nextBoolean());
			try {
				TransferReport report = assertTimeoutPreemptively(Duration.ofSeconds(30),
						() -> new SessionConverter().inspect(SessionSource.ofFile(file), options));
				assertThat(report.getNotes()).as("file " + i).noneMatch((note) -> CONTENT.matcher(note).find());
				read++;
			}
			catch (SessionTransferException ex) {
				assertThat(ex.getMessage()).as("file " + i)
					.startsWith("Cannot read " + file + ": ")
					.doesNotContainPattern(CONTENT)
					.doesNotContain("\n");
				refused++;
			}
			catch (RuntimeException ex) {
				throw new AssertionError("File " + i + " of seed " + SEED, ex);
			}
			assertThat(Files.readAllBytes(file)).as("file " + i).isEqualTo(bytes);
		}
		assertThat(read).isGreaterThan(FILES / 20);
		assertThat(refused).isGreaterThan(FILES / 20);
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(file);
		}
	}

	private static byte[] mutate(byte[] bytes, Random random) {
		byte[] result = bytes;
		int times = 1 + random.nextInt(4);
		for (int i = 0; i < times; i++) {
			result = mutateOnce(result, random);
		}
		return result;
	}

	private static byte[] mutateOnce(byte[] bytes, Random random) {
		switch (random.nextInt(8)) {
			case 0 -> {
				int flips = 1 + random.nextInt(30);
				for (int i = 0; i < flips; i++) {
					bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
				}
			}
			case 1 -> bytes[16 + random.nextInt(84) % (bytes.length - 16)] = (byte) random.nextInt();
			case 2 -> swapPages(bytes, random);
			case 3 -> {
				return Arrays.copyOf(bytes, 17 + random.nextInt(bytes.length));
			}
			case 4 -> copyPage(bytes, random);
			case 5 -> damageCellPointers(bytes, random);
			case 6 -> {
				byte[] noise = new byte[1 + random.nextInt(200)];
				random.nextBytes(noise);
				int start = random.nextInt(bytes.length);
				System.arraycopy(noise, 0, bytes, start, Math.min(noise.length, bytes.length - start));
			}
			default -> replaceWords(bytes, random);
		}
		return bytes;
	}

	private static int page(byte[] bytes, Random random) {
		return random.nextInt(Math.max(1, bytes.length / PAGE)) * PAGE;
	}

	private static void swapPages(byte[] bytes, Random random) {
		int first = page(bytes, random);
		int second = page(bytes, random);
		if (bytes.length >= Math.max(first, second) + PAGE) {
			byte[] page = Arrays.copyOfRange(bytes, first, first + PAGE);
			System.arraycopy(bytes, second, bytes, first, PAGE);
			System.arraycopy(page, 0, bytes, second, PAGE);
		}
	}

	private static void copyPage(byte[] bytes, Random random) {
		int from = page(bytes, random);
		int to = page(bytes, random);
		if (bytes.length >= Math.max(from, to) + PAGE) {
			System.arraycopy(bytes, from, bytes, to, PAGE);
		}
	}

	/**
	 * The header of a page, and the places of its cells.
	 */
	private static void damageCellPointers(byte[] bytes, Random random) {
		int page = page(bytes, random);
		int offset = page + random.nextInt(40);
		if (offset + Short.BYTES <= bytes.length) {
			ByteBuffer.wrap(bytes).putShort(offset, (short) random.nextInt(PAGE));
		}
	}

	/**
	 * Changes words of the schema, so that tables and columns are missing or others.
	 */
	private static void replaceWords(byte[] bytes, Random random) {
		List<String> words = List.of("entities", "sessions", "integer", "auth_key", "hash", "version", "primary key",
				"without rowid", "update_state", "peers", "table", "dc_id");
		byte[] word = words.get(random.nextInt(words.size())).getBytes();
		byte[] other = words.get(random.nextInt(words.size())).getBytes();
		for (int i = 0; i + Math.max(word.length, other.length) < bytes.length; i++) {
			if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length) && random.nextInt(3) > 0) {
				System.arraycopy(other, 0, bytes, i, Math.min(word.length, other.length));
			}
		}
	}

}
