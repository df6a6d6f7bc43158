package io.github.tgsession.integration.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that this one starts, listens to and kills.
 */
final class ChildProcess implements AutoCloseable {

	/**
	 * What makes a JVM start quickly that does not live long.
	 */
	private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
			"-Xmx256m");

	private static final int KEPT_LINES = 200;

	private final Process process;

	private final Thread reader;

	private final ConcurrentLinkedDeque<String> otherLines = new ConcurrentLinkedDeque<>();

	private ChildProcess(Process process, Consumer<Line> listener) {
		this.process = process;
		this.reader = new Thread(() -> read(listener), "output-of-" + process.pid());
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Starts a JVM with the class path of this one.
	 * @param main its main class
	 * @param listener is told each line that it says, on another thread
	 * @param arguments its arguments
	 * @return the process
	 */
	static ChildProcess start(Class<?> main, Consumer<Line> listener, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(FLAGS);
		command.addAll(List.of("-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
		command.addAll(List.of(arguments));
		try {
			return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start(), listener);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(Consumer<Line> listener) {
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String text = output.readLine(); text != null; text = output.readLine()) {
				Line.parse(text).ifPresent(listener);
				this.otherLines.add(text);
				if (this.otherLines.size() > KEPT_LINES) {
					this.otherLines.poll();
				}
			}
		}
		catch (IOException ex) {
			this.otherLines.add(ex.toString());
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	long pid() {
		return this.process.pid();
	}

	/**
	 * Lets it run.
	 * @param millis for how long at the most
	 * @return whether it still runs then
	 */
	boolean runsFor(long millis) throws InterruptedException {
		return !this.process.waitFor(millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * Kills it, as the kernel does when memory runs out: no hook runs. All that it has
	 * said before has reached the listener when this returns.
	 */
	void kill() throws InterruptedException {
		// By its handle: the process itself would close its output, unread lines and all.
		this.process.toHandle().destroyForcibly();
		this.process.waitFor();
		this.reader.join();
	}

	/**
	 * The last that it has said, for who must find out why it failed.
	 */
	String lastLines() {
		return String.join("\n", this.otherLines);
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

}
