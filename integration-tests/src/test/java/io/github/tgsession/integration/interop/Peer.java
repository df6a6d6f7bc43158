package io.github.tgsession.integration.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The real libraries that are asked, each with what it needs on the machine.
 */
enum Peer {

	TELETHON("Telethon") {

		@Override
		List<String> command() {
			return Stream.of(System.getProperty("interop.python", "/usr/bin/python3"), "python3")
				.filter((python) -> succeeds(python, "-c", "import telethon"))
				.findFirst()
				.map((python) -> List.of(python, script("telethon_peer.py")))
				.orElse(List.of());
		}

		@Override
		String advice() {
			return "there is no python3 with Telethon (on Debian: apt-get install python3-telethon;"
					+ " another one: -Dinterop.python=PROGRAM)";
		}

	},

	GRAMJS("GramJS") {

		@Override
		List<String> command() {
			return node("gramjs_peer.cjs", "telegram");
		}

		@Override
		String advice() {
			return missing("telegram");
		}

	},

	MTCUTE("mtcute") {

		@Override
		List<String> command() {
			return node("mtcute_peer.cjs", "@mtcute/convert", "@mtcute/core");
		}

		@Override
		String advice() {
			return missing("@mtcute/convert", "@mtcute/core");
		}

	};

	private static final int PATIENCE_SECONDS = 60;

	private final String title;

	Peer(String title) {
		this.title = title;
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
	abstract String advice();

	private static String missing(String... names) {
		List<String> missing = new ArrayList<>();
		if (!hasNode()) {
			missing.add("there is no Node.js (on Debian: apt-get install nodejs npm)");
		}
		if (!hasModules(names)) {
			missing.add(modules() + " lacks " + String.join(" or ", names) + " (" + installation(names)
					+ "; other modules: -Dinterop.modules=DIRECTORY)");
		}
		return String.join(", and ", missing);
	}

	/**
	 * The command that puts modules where they are looked for.
	 */
	private static String installation(String... names) {
		JsonNode versions = Resources.json("package.json").get("dependencies");
		return Stream.of(names)
			.map((name) -> name + "@" + versions.get(name).asString())
			.collect(Collectors.joining(" ",
					"npm install --ignore-scripts --no-package-lock --prefix " + modules().getParent() + " ", ""));
	}

	private static List<String> node(String script, String... names) {
		return (hasModules(names) && hasNode()) ? List.of("node", script(script), modules().toString()) : List.of();
	}

	private static boolean hasNode() {
		return succeeds("node", "--version");
	}

	private static boolean hasModules(String... names) {
		return Stream.of(names).allMatch((name) -> Files.isDirectory(modules().resolve(name)));
	}

	private static Path modules() {
		return Path
			.of(System.getProperty("interop.modules",
					Path.of(System.getProperty("basedir", "."), ".interop", "node_modules").toString()))
			.toAbsolutePath();
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
