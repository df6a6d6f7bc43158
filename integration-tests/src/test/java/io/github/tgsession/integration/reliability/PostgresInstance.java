package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL that can be killed and started again with the same data on the same port.
 */
final class PostgresInstance implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Path data;

	private EmbeddedPostgres server;

	private PostgresInstance(Path data) {
		this.data = data;
		this.server = start(0);
	}

	/**
	 * Makes a server and starts it.
	 * @param directory where its data go
	 * @return the server
	 */
	static PostgresInstance in(Path directory) {
		return new PostgresInstance(directory.resolve("postgres"));
	}

	private EmbeddedPostgres start(int port) {
		try {
			EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
				.setDataDirectory(this.data)
				.setCleanDataDirectory(false)
				// Off in embedded servers: what is acknowledged would be lost with the
				// server.
				.setServerConfig("synchronous_commit", "on")
				.setPGStartupWait(PATIENCE);
			return ((port != 0) ? builder.setPort(port) : builder).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return this.server.getJdbcUrl("postgres", "postgres") + "&connectTimeout=5&socketTimeout=60";
	}

	/**
	 * Kills the server with all of its processes, none of which is asked.
	 */
	void kill() throws IOException {
		Path pidFile = this.data.resolve("postmaster.pid");
		ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
			.orElseThrow();
		List<ProcessHandle> processes = new ArrayList<>(List.of(postmaster));
		processes.addAll(postmaster.descendants().toList());
		processes.forEach(ProcessHandle::destroyForcibly);
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
		// Lets go of the data; there is nothing left to stop.
		this.server.close();
	}

	/**
	 * Starts the server again after it was killed.
	 */
	void restart() {
		this.server = start(this.server.getPort());
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
