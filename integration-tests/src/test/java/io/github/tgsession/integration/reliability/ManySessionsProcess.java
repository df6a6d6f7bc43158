package io.github.tgsession.integration.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import io.github.tgsession.tl.User;

import org.springframework.context.ApplicationContext;

/**
 * A node with many sessions, all of which are busy for a while.
 */
final class ManySessionsProcess {

	static final String OPENED = "opened";

	static final String USERS = "users";

	static final String POSITIONS = "positions";

	static final String FLUSHES = "flushes";

	static final String FAILED = "failed";

	static final String HALF = "half";

	static final String MOST = "most";

	static final String DONE = "done";

	/**
	 * How many users each session knows.
	 */
	static final int KNOWN = 1000;

	private static final int THREADS = 2;

	private static final int USERS_OF_AN_UPDATE = 10;

	private final List<TelegramSession> sessions = new ArrayList<>();

	private final List<Long> flushNanos = new ArrayList<>();

	private int failed;

	private ManySessionsProcess() {
	}

	/**
	 * Runs the node.
	 * @param arguments the JDBC URL, a number that no other node has, how many sessions,
	 * for how many seconds, and further properties
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] arguments) throws InterruptedException {
		List<String> properties = new ArrayList<>(List.of(arguments).subList(4, arguments.length));
		properties.add("telegram.session.name=configured-" + arguments[1]);
		ApplicationContext context = BotApplication.start(arguments[0], properties.toArray(String[]::new));
		ManySessionsProcess process = new ManySessionsProcess();
		process.open(context, arguments[1], Integer.parseInt(arguments[2]));
		context.getBean(BufferedSessionStore.class).addListener(process::flushed);
		process.work(TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[3])));
		process.report();
		Runtime.getRuntime().halt(0);
	}

	private void open(ApplicationContext context, String node, int count) {
		long start = System.nanoTime();
		TelegramSessions all = context.getBean(TelegramSessions.class);
		for (int number = 0; number < count; number++) {
			this.sessions.add(all.open("session-" + node + "-" + number));
		}
		say(OPENED, (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
	}

	private synchronized void flushed(int rows, long nanos, boolean written) {
		this.flushNanos.add(nanos);
		if (!written) {
			this.failed++;
		}
	}

	private void work(long nanos) throws InterruptedException {
		int[] updates = new int[THREADS];
		List<Thread> threads = new ArrayList<>();
		long end = System.nanoTime() + nanos;
		for (int index = 0; index < THREADS; index++) {
			int thread = index;
			threads.add(new Thread(() -> updates[thread] = handleUntil(end, thread)));
			threads.get(thread).start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		this.sessions.forEach(TelegramSession::save);
		int all = Arrays.stream(updates).sum();
		say(USERS, all * USERS_OF_AN_UPDATE);
		say(POSITIONS, all);
	}

	private int handleUntil(long end, int thread) {
		int updates = 0;
		for (int round = 1; System.nanoTime() - end < 0; round++) {
			for (int index = thread; index < this.sessions.size() && System.nanoTime() - end < 0; index += THREADS) {
				TelegramSession session = this.sessions.get(index);
				session.processEntities(users(round));
				session.advanceUpdateState(0, UpdateState.ofPts(round));
				updates++;
			}
		}
		return updates;
	}

	/**
	 * New ones until enough are known, then the same with other names.
	 */
	private static List<User> users(int round) {
		int first = (round - 1) * USERS_OF_AN_UPDATE;
		List<User> users = new ArrayList<>(USERS_OF_AN_UPDATE);
		for (int number = first; number < first + USERS_OF_AN_UPDATE; number++) {
			long id = 1 + number % KNOWN;
			users.add(new User(id, id * 31, "User " + id + " as of " + number / KNOWN, "user" + id));
		}
		return users;
	}

	private synchronized void report() {
		long[] sorted = this.flushNanos.stream().mapToLong(Long::longValue).sorted().toArray();
		say(FLUSHES, sorted.length);
		say(FAILED, this.failed);
		say(HALF, (int) TimeUnit.NANOSECONDS.toMicros(sorted[sorted.length / 2]));
		say(MOST, (int) TimeUnit.NANOSECONDS.toMicros(sorted[sorted.length * 99 / 100]));
		say(DONE, 0);
	}

	private static void say(String word, int number) {
		System.out.println(new Line(word, "-", number));
	}

}
