package io.github.tgsession.integration.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process in which a real library answers: one JSON object per line in, one per line
 * out.
 */
final class PeerProcess implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 120;

	private static final String END = "";

	private final JsonMapper json = new JsonMapper();

	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	private final Process process;

	private final BufferedWriter requests;

	private final Path complaints;

	private final String version;

	PeerProcess(Peer peer, List<String> command) throws IOException {
		this.complaints = Files.createDirectories(Path.of("target", "interop")).resolve(peer.title() + ".txt");
		this.process = new ProcessBuilder(command).redirectError(this.complaints.toFile()).start();
		this.requests = new BufferedWriter(this.process.outputWriter(StandardCharsets.UTF_8));
		Thread reader = new Thread(this::readAnswers, peer.title());
		reader.setDaemon(true);
		reader.start();
		this.version = call("version", Map.of()).asString();
	}

	private void readAnswers() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			reader.lines().forEach(this.answers::add);
		}
		catch (IOException | UncheckedIOException ex) {
			// The process has ended; what it said stands in its file.
		}
		finally {
			this.answers.add(END);
		}
	}

	String version() {
		return this.version;
	}

	/**
	 * Asks the library.
	 * @throws PeerFailure if it threw
	 */
	JsonNode call(String name, Map<String, ?> arguments) {
		Map<String, Object> request = new HashMap<>(arguments);
		request.put("call", name);
		JsonNode answer = this.json.readTree(exchange(this.json.writeValueAsString(request)));
		if (answer.has("error")) {
			throw new PeerFailure(name, answer.get("error").asString());
		}
		return answer.get("result");
	}

	private String exchange(String request) {
		try {
			this.requests.write(request);
			this.requests.newLine();
			this.requests.flush();
			String answer = this.answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (answer == null || answer.equals(END)) {
				throw new IllegalStateException("No answer; see " + this.complaints.toAbsolutePath());
			}
			return answer;
		}
		catch (IOException ex) {
			throw new IllegalStateException("The process has ended; see " + this.complaints.toAbsolutePath(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * The library threw.
	 */
	static final class PeerFailure extends RuntimeException {

		private PeerFailure(String call, String message) {
			super(call + ": " + message);
		}

	}

}
