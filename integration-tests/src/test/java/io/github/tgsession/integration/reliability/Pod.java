package io.github.tgsession.integration.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application in this process, which is a node as any other. While it has the session
 * its bot handles updates in transactions of several threads, so that one of them is
 * always open.
 */
final class Pod implements AutoCloseable {

	private static final int THREADS = 4;

	private final ConfigurableApplicationContext context;

	private final List<Thread> threads = new ArrayList<>();

	private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

	private final AtomicInteger handled = new AtomicInteger();

	private volatile boolean ending;

	private volatile long disconnectedAt;

	private Pod(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the application, which opens its session, and waits for it in mode wait.
	 */
	static Pod start(String url, String... properties) {
		return new Pod(BotApplication.start(url, properties));
	}

	TelegramSession session() {
		return this.context.getBean(TelegramSession.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Connects a client.
	 */
	void connect() {
		this.disconnectedAt = 0;
		session().guard(() -> this.disconnectedAt = System.currentTimeMillis());
	}

	boolean isConnected() {
		return this.disconnectedAt == 0;
	}

	/**
	 * When the client was closed, by the clock of this host.
	 */
	long disconnectedAt() {
		return this.disconnectedAt;
	}

	/**
	 * Lets the bot work until it may not any more.
	 */
	void work() {
		connect();
		TelegramSession session = session();
		for (int lane = 1; lane <= THREADS; lane++) {
			int position = lane;
			Thread thread = new Thread(() -> handleAll(session, position), "lane-" + lane);
			this.threads.add(thread);
			thread.start();
		}
	}

	int handled() {
		return this.handled.get();
	}

	private void handleAll(TelegramSession session, int lane) {
		try {
			UpdateState last = session.getUpdateState(lane);
			int number = (last != null && last.pts() != null) ? last.pts() : 0;
			while (!this.ending) {
				handle(session, lane, number);
				number++;
				this.handled.incrementAndGet();
			}
		}
		catch (SessionLeaseException ex) {
			if (session.getLeaseState() == LeaseState.HELD) {
				this.unexpected.add(ex);
			}
		}
		catch (RuntimeException ex) {
			if (!this.ending) {
				this.unexpected.add(ex);
			}
		}
	}

	private void handle(TelegramSession session, int lane, int number) {
		UpdateState before = (number > 0) ? UpdateState.ofPts(number) : null;
		this.context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			JdbcTemplate jdbc = this.context.getBean(JdbcTemplate.class);
			if (!session.advanceUpdateState(lane, before, UpdateState.ofPts(number + 1))) {
				throw new IllegalStateException("Somebody else has moved position " + lane + " from " + number);
			}
			jdbc.update("insert into handled (lane, number, outcome) values (?, ?, 'done')", String.valueOf(lane),
					number + 1);
			// The transaction takes as long as those of an application that does
			// something.
			jdbc.queryForList("select cast(pg_sleep(0.05) as varchar)");
		});
	}

	/**
	 * What the bot did not expect.
	 */
	List<Throwable> unexpected() {
		return List.copyOf(this.unexpected);
	}

	/**
	 * Stops the application, while its bot is still at work.
	 */
	@Override
	public void close() throws InterruptedException {
		this.ending = true;
		this.context.close();
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

}
