package io.github.tgsession.integration.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bot at work: all lanes beside each other, as fast as they can, until it is closed.
 * What is refused is tried again.
 */
final class Workload implements AutoCloseable {

	private static final int MOST_GROUPS = 5;

	private static final int LARGEST_GROUP = 20;

	private static final long PAUSE_MILLIS = 20;

	private static final int ROLLED_BACK_ONE_IN = 8;

	private final TelegramSession session;

	private final TransactionTemplate transactions;

	private final JdbcTemplate jdbc;

	private final Journal journal;

	/**
	 * The last whom the lane of knowledge has met.
	 */
	private int learnt;

	private final List<Thread> threads = new ArrayList<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	/**
	 * Makes a bot at work.
	 * @param context an application of {@link BotApplication}
	 * @param journal is told what becomes of the work
	 */
	Workload(ApplicationContext context, Journal journal) {
		this.session = context.getBean(TelegramSession.class);
		this.transactions = context.getBean(TransactionTemplate.class);
		this.jdbc = context.getBean(JdbcTemplate.class);
		this.journal = journal;
	}

	/**
	 * Starts the lanes.
	 * @param seed decides what else chance would
	 * @return this
	 */
	Workload start(long seed) {
		for (Lane lane : Lane.values()) {
			Random random = new Random(seed + lane.ordinal());
			Thread thread = new Thread(() -> work(lane, random), "lane-" + lane);
			thread.setDaemon(true);
			this.threads.add(thread);
			thread.start();
		}
		return this;
	}

	private void work(Lane lane, Random random) {
		int unknown = -1;
		int done = unknown;
		while (this.closing.getCount() != 0) {
			try {
				if (done == unknown) {
					done = lastDone(lane);
					this.journal.resumed(lane, done);
				}
				int next = switch (lane) {
					case KNOWLEDGE -> learn(lane, done, random);
					case ORDERS, PAYMENTS -> handle(lane, done, random);
					case LOGIN -> logIn(done);
				};
				if (next != done) {
					this.journal.acknowledged(lane, next);
				}
				done = next;
			}
			catch (RuntimeException ex) {
				this.journal.refused(lane, ex);
				done = unknown;
				pause();
			}
		}
	}

	private void pause() {
		try {
			this.closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private int lastDone(Lane lane) {
		if (lane == Lane.LOGIN) {
			Long takeout = this.session.getTakeoutId();
			return (takeout != null) ? takeout.intValue() : 0;
		}
		if (lane == Lane.KNOWLEDGE) {
			// Goes on learning even if nobody can tell it where it is.
			this.session.processEntities(lane.user(++this.learnt));
		}
		UpdateState position = this.session.getUpdateState(lane.positionId());
		return (position != null && position.pts() != null) ? position.pts() : 0;
	}

	private int learn(Lane lane, int done, Random random) {
		int position = done;
		for (int groups = 1 + random.nextInt(MOST_GROUPS); groups > 0; groups--) {
			int next = position + 1 + random.nextInt(LARGEST_GROUP);
			for (int number = position + 1; number <= next; number++) {
				this.session.processEntities(lane.user(number));
			}
			this.learnt = Math.max(this.learnt, next);
			move(lane, position, next, random.nextBoolean());
			position = next;
		}
		this.session.save();
		return position;
	}

	private int handle(Lane lane, int done, Random random) {
		int number = done + 1;
		boolean undone = random.nextInt(ROLLED_BACK_ONE_IN) == 0;
		boolean sessionFirst = random.nextBoolean();
		this.transactions.executeWithoutResult((status) -> {
			if (sessionFirst) {
				this.session.processEntities(lane.user(number));
				move(lane, done, number, random.nextBoolean());
			}
			this.jdbc.update("insert into handled (lane, number, outcome) values (?, ?, ?)", lane.name(), number,
					undone ? "undone" : "done");
			if (!sessionFirst) {
				this.session.processEntities(lane.user(number));
				move(lane, done, number, random.nextBoolean());
			}
			if (undone) {
				status.setRollbackOnly();
			}
		});
		return undone ? done : number;
	}

	private void move(Lane lane, int from, int to, boolean comparing) {
		UpdateState expected = (from > 0) ? lane.position(from) : null;
		boolean moved = comparing ? this.session.advanceUpdateState(lane.positionId(), expected, lane.position(to))
				: this.session.advanceUpdateState(lane.positionId(), lane.position(to));
		if (!moved) {
			throw new LostTrackException(lane, from);
		}
	}

	private int logIn(int done) {
		int number = done + 1;
		this.session.setAuthKey(Lane.DATA_CENTRE, Lane.key(number));
		this.session.setTakeoutId((long) number);
		return number;
	}

	/**
	 * Ends the work after what is being done.
	 */
	@Override
	public void close() {
		this.closing.countDown();
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
