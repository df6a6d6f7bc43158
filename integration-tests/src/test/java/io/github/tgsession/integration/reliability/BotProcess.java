package io.github.tgsession.integration.reliability;

import java.io.IOException;

/**
 * The bot as a process of its own. It works until it is killed, or until whoever has
 * started it is gone.
 */
final class BotProcess {

	private BotProcess() {
	}

	/**
	 * Runs the bot.
	 * @param arguments the JDBC URL, the seed, and further properties
	 * @throws IOException if standard input cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		String[] properties = new String[arguments.length - 2];
		System.arraycopy(arguments, 2, properties, 0, properties.length);
		Workload work = new Workload(BotApplication.start(arguments[0], properties), new PrintedJournal());
		say(new Line(Line.READY, BotApplication.SESSION, 0));
		work.start(Long.parseLong(arguments[1]));
		while (System.in.read() != -1) {
			// Nobody writes: it ends with the process that has the other end.
		}
		Runtime.getRuntime().halt(2);
	}

	private static synchronized void say(Line line) {
		System.out.println(line);
	}

	private static final class PrintedJournal implements Journal {

		@Override
		public void acknowledged(Lane lane, int number) {
			say(new Line(Line.ACKNOWLEDGED, lane.name(), number));
		}

		@Override
		public void refused(Lane lane, RuntimeException failure) {
			say(new Line(Line.REFUSED, lane.name(), 0));
			failure.printStackTrace(System.out);
		}

		@Override
		public void resumed(Lane lane, int number) {
			say(new Line(Line.RESUMED, lane.name(), number));
		}

	}

}
