package io.github.tgsession.sample;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a client that is connected to Telegram: goes through the traffic in a thread
 * of its own, from the update after the last handled one to the end, or until it is
 * closed.
 */
class ReplayClient implements AutoCloseable {

	private static final List<Object> FAMILIAR = List.of("@alice_w", 1000002L, "+34 600 000 012", "John Smith",
			"t.me/NewsChannel", "@nobody_has_this_name");

	private final TelegramSession session;

	private final UpdateHandler handler;

	private final Traffic traffic;

	private final BotLog log;

	private final long pause;

	private final EndListener endListener;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = new Thread(this::run, "bot");

	ReplayClient(TelegramSession session, UpdateHandler handler, Traffic traffic, BotLog log, long pause,
			EndListener endListener) {
		this.session = session;
		this.handler = handler;
		this.traffic = traffic;
		this.log = log;
		this.pause = pause;
		this.endListener = endListener;
	}

	void connect() {
		this.thread.start();
	}

	private void run() {
		try {
			if (work()) {
				this.endListener.ended(null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			this.endListener.ended(ex);
		}
	}

	/**
	 * Replays the traffic.
	 * @return false if the client was closed before it came to the end
	 */
	private boolean work() throws InterruptedException {
		if (this.closing.getCount() == 0) {
			return false;
		}
		int position = this.handler.position();
		if (this.session.getAuthKey() == null) {
			this.log.loggingIn();
			Account.logIn(this.session);
			this.log.loggedIn();
		}
		else {
			this.log.restored(position);
		}
		if (position == this.traffic.size()) {
			this.log.nothingToDo(FAMILIAR);
			return true;
		}
		if (position > this.traffic.size()) {
			this.log.comesFromElsewhere(position, FAMILIAR);
			return true;
		}
		this.log.beginning();
		for (Step step : this.traffic.after(position)) {
			if (this.closing.await(this.pause, TimeUnit.MILLISECONDS)) {
				return false;
			}
			this.log.handled(step, this.handler.handle(step));
		}
		this.log.finished();
		return true;
	}

	/**
	 * Lets the update in hand be handled to its end.
	 */
	@Override
	public void close() {
		this.closing.countDown();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Is told when a client has come to the end by itself.
	 */
	@FunctionalInterface
	interface EndListener {

		void ended(@Nullable RuntimeException failure);

	}

}
