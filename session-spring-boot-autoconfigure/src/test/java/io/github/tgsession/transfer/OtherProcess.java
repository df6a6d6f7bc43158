package io.github.tgsession.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Another process that works on a SQLite file. It runs one statement a line.
 */
final class OtherProcess implements AutoCloseable {

	private static final String CRASH = "crash";

	private final Process process;

	private final PrintStream input;

	private final BufferedReader output;

	private OtherProcess(Process process) {
		this.process = process;
		this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Starts a process that has a file open.
	 */
	static OtherProcess with(Path file) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		try {
			return new OtherProcess(
					new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName(),
							file.toString())
						.redirectError(ProcessBuilder.Redirect.DISCARD)
						.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs statements and waits for them.
	 */
	OtherProcess run(String... statements) {
		for (String statement : statements) {
			this.input.println(statement);
			try {
				String answer = this.output.readLine();
				if (!"done".equals(answer)) {
					throw new IllegalStateException(statement + ": " + answer);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this;
	}

	/**
	 * Ends the process in the middle of what it does.
	 */
	void crash() {
		this.input.println(CRASH);
		this.process.onExit().join();
	}

	@Override
	public void close() {
		this.input.close();
		this.process.onExit().join();
	}

	public static void main(String[] args) throws IOException, SQLException {
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try (Connection connection = SqliteScripts.connect(Path.of(args[0]));
				Statement statement = connection.createStatement()) {
			for (String line = input.readLine(); line != null; line = input.readLine()) {
				if (line.equals(CRASH)) {
					Runtime.getRuntime().halt(1);
				}
				try {
					statement.execute(line);
					System.out.println("done");
				}
				catch (SQLException ex) {
					System.out.println(ex.getMessage());
				}
			}
		}
	}

}
