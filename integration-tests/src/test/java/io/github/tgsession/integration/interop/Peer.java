package io.github.tgsession.integration.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real libraries that are asked, each with what it needs on the machine.
 */
enum Peer {

	TELETHON("Telethon", "there is no python3 with Telethon (on Debian: apt-get install python3-telethon;"
			+ " another one: -Dinterop.python=PROGRAM)") {

		@Override
		List<String> command() {
			return Stream.of(System.getProperty("interop.python", "/usr/bin/python3"), "python3")
				.filter((python) -> succeeds(python, "-c", "import telethon"))
				.findFirst()
				.map((python) -> List.of(python, script("telethon_peer.py")))
				.orElse(List.of());
		}

	},

	GRAMJS("GramJS", node("telegram")) {

		@Override
		List<String> command() {
			return node("gramjs_peer.cjs", "telegram");
		}

	},

	MTCUTE("mtcute", node("@mtcute/convert")) {

		@Override
		List<String> command() {
			return node("mtcute_peer.cjs", "@mtcute/convert");
		}

	};

	private static final int PATIENCE_SECONDS = 60;

	private final String title;

	private final String advice;

	Peer(String title, String advice) {
		this.title = title;
		this.advice = advice;
	}

	/**
	 * How the peer is started; empty if something is missing.
	 */
	abstract List<String> command();

	String title() {
		return this.title;
	}

	/**
	 * What is missing and how to get it.
	 */
	String advice() {
		return this.advice;
	}

	private static String node(String module) {
		return "there is no Node.js with the module " + module + " (.ci/run installs both;"
				+ " other modules: -Dinterop.modules=DIRECTORY)";
	}

	private static List<String> node(String script, String module) {
		Path modules = Path
			.of(System.getProperty("interop.modules",
					Path.of(System.getProperty("basedir", "."), ".interop", "node_modules").toString()))
			.toAbsolutePath();
		return (Files.isDirectory(modules.resolve(module)) && succeeds("node", "--version"))
				? List.of("node", script(script), modules.toString()) : List.of();
	}

	private static String script(String name) {
		return Resources.file(name).toString();
	}

	private static boolean succeeds(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			try {
				return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
