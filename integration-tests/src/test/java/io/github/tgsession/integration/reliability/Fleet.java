package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Several nodes that want one session, each of them a process.
 */
final class Fleet implements AutoCloseable {

	private final String url;

	private final Random random;

	private final LeaseLog log;

	private final String[] properties;

	/**
	 * Processes by the number of the node; a node that starts again is another one.
	 */
	private final Map<Integer, ChildProcess> nodes = new LinkedHashMap<>();

	private final Map<Integer, Long> frozen = new HashMap<>();

	private int started;

	Fleet(String url, long seed, LeaseLog log, String... properties) {
		this.url = url;
		this.random = new Random(seed);
		this.log = log;
		this.properties = properties;
	}

	/**
	 * Starts a node.
	 * @return its number
	 */
	int start() {
		int node = ++this.started;
		List<String> arguments = new ArrayList<>(
				List.of(this.url, String.valueOf(node), String.valueOf(this.random.nextInt())));
		arguments.addAll(List.of(this.properties));
		this.nodes.put(node, ChildProcess.start(NodeProcess.class, (line) -> this.log.add(node, line),
				arguments.toArray(String[]::new)));
		return node;
	}

	boolean isRunning(int node) {
		ChildProcess process = this.nodes.get(node);
		return process != null && process.isAlive();
	}

	List<Integer> running() {
		return List.copyOf(this.nodes.keySet());
	}

	/**
	 * Lets the nodes do what they do.
	 * @param millis for how long
	 */
	void run(long millis) throws InterruptedException {
		int node = running().get(0);
		if (!this.nodes.get(node).runsFor(millis)) {
			throw new IllegalStateException("Node " + node + " has ended:\n" + lastLines());
		}
	}

	/**
	 * Kills a node.
	 */
	void kill(int node) throws InterruptedException {
		this.log.disturb(node, System.currentTimeMillis(), Long.MAX_VALUE);
		this.nodes.remove(node).kill();
	}

	/**
	 * Does not let a node run until it is thawed.
	 */
	void freeze(int node) throws IOException, InterruptedException {
		this.frozen.put(node, System.currentTimeMillis());
		signal(node, "STOP");
	}

	void thaw(int node) throws IOException, InterruptedException {
		signal(node, "CONT");
		this.log.disturb(node, this.frozen.remove(node), System.currentTimeMillis());
	}

	private void signal(int node, String name) throws IOException, InterruptedException {
		int answer = new ProcessBuilder("kill", "-" + name, String.valueOf(this.nodes.get(node).pid())).inheritIO()
			.start()
			.waitFor();
		if (answer != 0) {
			throw new IOException("Node " + node + " could not be sent the signal " + name);
		}
	}

	/**
	 * The last that all nodes have said, for who must find out why they failed.
	 */
	String lastLines() {
		StringBuilder lines = new StringBuilder();
		this.nodes.forEach((node, process) -> lines.append("node ")
			.append(node)
			.append(process.isAlive() ? "" : " (ended)")
			.append(":\n")
			.append(process.lastLines())
			.append("\n"));
		return lines.toString();
	}

	@Override
	public void close() throws InterruptedException {
		for (int node : running()) {
			kill(node);
		}
	}

}
