package io.github.tgsession.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import com.example.notes.NotesApplication;
import org.openjdk.jmh.runner.options.Options;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * Starts an application that has a JPA entity and a repository of its own, with our
 * auto-configurations and, as the baseline, without them, one after the other, each in a
 * JVM of its own. All tables are there before.
 */
final class StartMeasurement extends Measurement {

	private static final Database DATABASE = Database.H2;

	private static final int HUNDRED = 100;

	@Override
	ComparisonRow measure(Options options) throws Exception {
		int pairs = parameter(options, "pairs", 20);
		try (WorkDirectory directory = WorkDirectory.create()) {
			PlainStore.create(DATABASE, directory.path());
			createNotes(directory.path());
			Times ours = new Times();
			Times baseline = new Times();
			for (int pair = 0; pair < pairs; pair++) {
				baseline.add(start(directory.path(), "--spring.autoconfigure.exclude=" + autoConfigurations()));
				ours.add(start(directory.path(), "--telegram.session.jpa.initialize-schema=always"));
			}
			return new ComparisonRow("StartMeasurement, pairs " + pairs, ours.in(TimeUnit.MILLISECONDS, "ms"),
					baseline.in(TimeUnit.MILLISECONDS, "ms"), more(ours.median(), baseline.median()));
		}
	}

	private static void createNotes(Path directory) throws SQLException {
		try (Connection connection = DriverManager.getConnection(DATABASE.url(directory));
				Statement statement = connection.createStatement()) {
			statement.execute("create table note (id bigint primary key, text varchar(255))");
		}
	}

	private static String autoConfigurations() {
		return String.join(",",
				ImportCandidates.load(AutoConfiguration.class, StartMeasurement.class.getClassLoader())
					.getCandidates()
					.stream()
					.filter((name) -> name.startsWith("io.github.tgsession."))
					.toList());
	}

	/**
	 * Starts the application.
	 * @return how long it took from the start of its JVM, in nanoseconds
	 */
	private static long start(Path directory, String property) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), NotesApplication.class.getName(),
						"--spring.application.name=notes", "--spring.main.banner-mode=off",
						"--spring.datasource.url=" + DATABASE.url(directory), "--spring.jpa.hibernate.ddl-auto=none",
						"--logging.level.root=warn", property));
		long start = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader()) {
			List<String> lines = new ArrayList<>();
			for (String line = output.readLine(); !NotesApplication.STARTED.equals(line); line = output.readLine()) {
				if (line == null) {
					throw new IllegalStateException("The application did not start:\n" + String.join("\n", lines));
				}
				lines.add(line);
			}
			long nanos = System.nanoTime() - start;
			process.waitFor();
			return nanos;
		}
	}

	private static String more(long ours, long baseline) {
		return String.format(Locale.ROOT, "%+.1f %%", (double) (ours - baseline) * HUNDRED / baseline);
	}

}
