package io.github.tgsession.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Telethon in a process of its own.
 */
final class Telethon implements AutoCloseable {

	/**
	 * What it needs, and how to give it.
	 */
	static final String ADVICE = "there is no python3 with Telethon (on Debian: apt-get install python3-telethon;"
			+ " another one: -Dinterop.python=PROGRAM)";

	private static final String SCRIPT = "telethon_stream.py";

	private final Process process;

	private final BufferedReader answers;

	private Telethon(Process process) {
		this.process = process;
		this.answers = process.inputReader(StandardCharsets.UTF_8);
	}

	static boolean isThere() {
		return python().isPresent();
	}

	private static Optional<String> python() {
		return Stream.of(System.getProperty("interop.python", "/usr/bin/python3"), "python3")
			.filter(Telethon::hasTelethon)
			.findFirst();
	}

	private static boolean hasTelethon(String python) {
		try {
			return new ProcessBuilder(python, "-c", "import telethon").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts it, and waits until it has read the stream.
	 */
	static Telethon start(UpdateStream stream, Path directory, Path session, int saveEvery) throws IOException {
		String python = python().orElseThrow(() -> new IllegalStateException("Telethon cannot run: " + ADVICE));
		Path script = directory.resolve(SCRIPT);
		try (InputStream source = Telethon.class.getResourceAsStream(SCRIPT)) {
			Files.copy(Objects.requireNonNull(source), script);
		}
		Path peers = directory.resolve("peers.tsv");
		Path updates = directory.resolve("updates.txt");
		stream.writePeers(peers);
		stream.writeUpdates(updates);
		Telethon telethon = new Telethon(
				new ProcessBuilder(python, script.toString(), peers.toString(), updates.toString(), session.toString(),
						Integer.toString(saveEvery))
					.redirectError(ProcessBuilder.Redirect.INHERIT)
					.start());
		telethon.await("ready");
		return telethon;
	}

	/**
	 * Works through the stream.
	 */
	void work() throws IOException {
		this.process.outputWriter(StandardCharsets.UTF_8).append("\n").flush();
		await("done");
	}

	private void await(String expected) throws IOException {
		String answer = this.answers.readLine();
		if (!expected.equals(answer)) {
			throw new IllegalStateException("Telethon answered " + answer + ", not " + expected);
		}
	}

	@Override
	public void close() {
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
