package io.github.tgsession.integration.reliability;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.github.tgsession.SessionLeaseException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opens the session again and again, and works with it until somebody else has it.
 */
final class Contender {

	private static final int LONGEST_PAUSE_MILLIS = 4000;

	private final ApplicationContext context;

	private final int node;

	private final Random random;

	private final Consumer<Line> voice;

	private int learnt;

	Contender(ApplicationContext context, int node, Random random, Consumer<Line> voice) {
		this.context = context;
		this.node = node;
		this.random = random;
		this.voice = voice;
	}

	void contend() {
		while (true) {
			try {
				own();
			}
			catch (SessionLeaseException ex) {
				// Not this time.
			}
			catch (RuntimeException ex) {
				this.voice.accept(new Line(LeaseLog.UNEXPECTED, ex.getClass().getSimpleName(), 0));
				ex.printStackTrace(System.out);
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(this.random.nextInt(LONGEST_PAUSE_MILLIS)));
		}
	}

	private void own() {
		try (TelegramSession session = this.context.getBean(TelegramSessions.class).open(BotApplication.SESSION)) {
			// Somebody else may have it already, if this process was frozen in between.
			for (Integer epoch : epoch()) {
				Ownership ownership = new Ownership(this.context, session, epoch, this.node, this.learnt, this.voice);
				ownership.work();
				this.learnt = ownership.learnt();
			}
		}
	}

	/**
	 * The epoch under which this process has taken the session.
	 */
	private List<Integer> epoch() {
		return this.context.getBean(JdbcTemplate.class)
			.queryForList("""
					select l.epoch from telegram_session s join telegram_lease l on l.session_id = s.id
					join telegram_node n on n.node_id = l.node_id
					where s.name = ? and n.description like ?""", Integer.class, BotApplication.SESSION,
					"process " + ProcessHandle.current().pid() + " on %");
	}

}
