package io.github.tgsession.integration.reliability;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.github.tgsession.LeaseState;
import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.User;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a node does with the session while it owns it, and a little longer: what it tries
 * then has to be refused.
 */
final class Ownership {

	/**
	 * The position that moves in transactions of the application.
	 */
	static final long JOINED = 0;

	/**
	 * The position that is written behind.
	 */
	static final long BEHIND = 7;

	private static final int USERS_OF_A_NODE = 1_000_000;

	private static final int STALE_ATTEMPTS = 3;

	private static final long PAUSE_MILLIS = 10;

	private final TelegramSession session;

	private final TransactionTemplate transactions;

	private final JdbcTemplate jdbc;

	private final int epoch;

	private final int node;

	private final Consumer<Line> voice;

	private int learnt;

	private volatile boolean connected;

	private volatile boolean over;

	Ownership(ApplicationContext context, TelegramSession session, int epoch, int node, int learnt,
			Consumer<Line> voice) {
		this.session = session;
		this.transactions = context.getBean(TransactionTemplate.class);
		this.jdbc = context.getBean(JdbcTemplate.class);
		this.epoch = epoch;
		this.node = node;
		this.learnt = learnt;
		this.voice = voice;
	}

	int learnt() {
		return this.learnt;
	}

	static User user(int node, int number) {
		long id = (long) node * USERS_OF_A_NODE + number;
		return new User(id, id * 31, "User " + id, "user" + id);
	}

	void work() {
		connect();
		Thread learner = new Thread(() -> untilOver(this::learnMore), "learner");
		learner.start();
		untilOver(this::handleNext);
		for (int attempt = 0; attempt < STALE_ATTEMPTS; attempt++) {
			this.over = false;
			attempt(this::handleNext);
		}
		join(learner);
		for (int attempt = 0; attempt < STALE_ATTEMPTS; attempt++) {
			this.over = false;
			attempt(this::learnMore);
		}
	}

	/**
	 * Connects a client, as a bot would: its end is noted when it is told.
	 */
	private void connect() {
		this.connected = true;
		say(LeaseLog.BEGAN);
		this.session.guard(() -> {
			say(LeaseLog.CLOSED);
			this.connected = false;
		});
	}

	private void say(String word) {
		this.voice.accept(new Line(word, String.valueOf(System.currentTimeMillis()), this.epoch));
	}

	private void untilOver(Runnable step) {
		while (!this.over) {
			attempt(step);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
		}
	}

	private void attempt(Runnable step) {
		try {
			step.run();
		}
		catch (SessionLeaseException ex) {
			this.over = true;
			boolean byDatabase = String.valueOf(ex.getMessage()).contains("since this one opened it");
			this.voice
				.accept(new Line(LeaseLog.REFUSED, byDatabase ? LeaseLog.BY_DATABASE : LeaseLog.HERE, this.epoch));
		}
		catch (RuntimeException ex) {
			this.over = true;
			this.voice.accept(new Line(LeaseLog.UNEXPECTED, ex.getClass().getSimpleName(), this.epoch));
			ex.printStackTrace(System.out);
		}
	}

	private void handleNext() {
		if (!this.connected && this.session.getLeaseState() == LeaseState.HELD) {
			connect();
		}
		int before = last(JOINED);
		int next = before + 1;
		this.transactions.executeWithoutResult((status) -> {
			move(JOINED, before, next);
			this.jdbc.update("""
					insert into history (number, epoch, node, current_epoch, at)
					select ?, ?, ?, l.epoch, floor(extract(epoch from clock_timestamp()) * 1000)
					from telegram_lease l join telegram_session s on s.id = l.session_id where s.name = ?""", next,
					this.epoch, this.node, BotApplication.SESSION);
		});
		this.voice.accept(new Line(LeaseLog.HANDLED, String.valueOf(this.epoch), next));
	}

	private void learnMore() {
		int before = last(BEHIND);
		int number = this.learnt + 1;
		// Whatever becomes of it: the number is used up.
		this.learnt = number;
		this.session.processEntities(user(this.node, number));
		move(BEHIND, before, before + 1);
		this.session.save();
		this.voice.accept(new Line(LeaseLog.LEARNT, String.valueOf(this.epoch), number));
		this.voice.accept(new Line(LeaseLog.MOVED, String.valueOf(this.epoch), before + 1));
	}

	private int last(long positionId) {
		UpdateState position = this.session.getUpdateState(positionId);
		return (position != null && position.pts() != null) ? position.pts() : 0;
	}

	private void move(long positionId, int from, int to) {
		UpdateState expected = (from > 0) ? UpdateState.ofPts(from) : null;
		if (!this.session.advanceUpdateState(positionId, expected, UpdateState.ofPts(to))) {
			throw new IllegalStateException("Somebody else has moved position " + positionId + " from " + from);
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
