package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.context.ApplicationContext;

/**
 * One of several nodes that want one session, as a process of its own. It works until it
 * is killed, or until whoever has started it is gone.
 */
final class NodeProcess {

	private static final long LOOK_MILLIS = 20;

	private static final long STALLED_MILLIS = 400;

	private NodeProcess() {
	}

	/**
	 * Runs the node.
	 * @param arguments the JDBC URL, a number that no other node has, the seed, and
	 * further properties
	 * @throws IOException if standard input cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		List<String> properties = new ArrayList<>(List.of(arguments).subList(3, arguments.length));
		// What is configured is opened at start: the session in question is opened later.
		properties.add("telegram.session.name=configured-" + arguments[1]);
		ApplicationContext context = BotApplication.start(arguments[0], properties.toArray(String[]::new));
		say(new Line(Line.READY, String.valueOf(System.currentTimeMillis()), 0));
		start("stalls", NodeProcess::noteStalls);
		Contender contender = new Contender(context, Integer.parseInt(arguments[1]),
				new Random(Long.parseLong(arguments[2])), NodeProcess::say);
		start("contender", contender::contend);
		while (System.in.read() != -1) {
			// Nobody writes: it ends with the process that has the other end.
		}
		Runtime.getRuntime().halt(2);
	}

	private static void start(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * A process that the machine does not let run is as good as frozen.
	 */
	private static void noteStalls() {
		long last = System.currentTimeMillis();
		while (true) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
			long now = System.currentTimeMillis();
			if (now - last > STALLED_MILLIS) {
				say(new Line(LeaseLog.STALLED, String.valueOf(last), (int) (now - last)));
			}
			last = now;
		}
	}

	private static void say(Line line) {
		synchronized (System.out) {
			System.out.println(line);
		}
	}

}
