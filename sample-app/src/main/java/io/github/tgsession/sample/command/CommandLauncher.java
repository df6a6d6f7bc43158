package io.github.tgsession.sample.command;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Starts the command line instead of the bot. Knows neither Spring nor anything else that
 * takes time to load.
 */
public final class CommandLauncher {

	/**
	 * What the commands use, by the beginnings of the names.
	 */
	private static final List<String> NEEDED = List.of("classes", "session-spring-boot-autoconfigure", "sqlite-jdbc",
			"slf4j-api");

	private CommandLauncher() {
	}

	/**
	 * Whether arguments are meant for the command line and not for the bot, which takes
	 * options only.
	 * @param arguments the arguments of the process
	 * @return whether to {@link #launch} them
	 */
	public static boolean isMeantBy(String... arguments) {
		return Arrays.stream(arguments).anyMatch((argument) -> !argument.startsWith("--") || argument.equals("--help"));
	}

	/**
	 * Runs a command and ends the process.
	 * @param arguments the arguments of the process
	 */
	public static void launch(String... arguments) {
		keepLoggingSilent();
		ClassLoader classLoader = neededFirst(CommandLauncher.class.getClassLoader());
		Thread.currentThread().setContextClassLoader(classLoader);
		try {
			Class.forName(CommandLauncher.class.getPackageName() + ".CommandLine", true, classLoader)
				.getMethod("main", String[].class)
				.invoke(null, (Object) arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The command line cannot be started", ex);
		}
	}

	/**
	 * Where Spring Boot does not configure it, Logback writes everything to standard
	 * output, which belongs to what was asked for.
	 */
	private static void keepLoggingSilent() {
		System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
		System.setProperty("slf4j.internal.verbosity", "WARN");
	}

	/**
	 * A class in a jar of jars is found by opening one jar after the other, and the names
	 * of those that are needed come late in the alphabet. Looking into them first takes a
	 * third off the time of a command.
	 */
	static ClassLoader neededFirst(ClassLoader classLoader) {
		if (!(classLoader instanceof URLClassLoader jars)) {
			return classLoader;
		}
		URL[] urls = jars.getURLs();
		Arrays.sort(urls, Comparator.comparing((url) -> !isNeeded(url)));
		return new URLClassLoader(urls, classLoader.getParent());
	}

	private static boolean isNeeded(URL url) {
		String[] path = url.toString().split("[/!]+");
		return NEEDED.stream().anyMatch(path[path.length - 1]::startsWith);
	}

}
