package io.github.tgsession.sample;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.TelegramSession;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes through the traffic in a thread of its own, from the update after the last handled
 * one to the end, or until it is stopped.
 */
@Component
class Bot implements SmartLifecycle, ExitCodeGenerator {

	private static final List<Object> FAMILIAR = List.of("@alice_w", 1000002L, "+34 600 000 012", "John Smith",
			"t.me/NewsChannel", "@nobody_has_this_name");

	private final TelegramSession session;

	private final UpdateHandler handler;

	private final Traffic traffic;

	private final BotLog log;

	private final long pause;

	private volatile CountDownLatch stopping = new CountDownLatch(1);

	private volatile CountDownLatch ended = new CountDownLatch(1);

	private volatile boolean running;

	private volatile int exitCode;

	Bot(TelegramSession session, UpdateHandler handler, Traffic traffic, BotLog log, SampleProperties properties) {
		this.session = session;
		this.handler = handler;
		this.traffic = traffic;
		this.log = log;
		this.pause = properties.pace().toMillis();
	}

	@Override
	public void start() {
		this.stopping = new CountDownLatch(1);
		this.ended = new CountDownLatch(1);
		this.running = true;
		new Thread(this::run, "bot").start();
	}

	private void run() {
		try {
			work();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			this.log.failed(ex);
			this.exitCode = 1;
		}
		finally {
			this.running = false;
			this.ended.countDown();
		}
	}

	private void work() throws InterruptedException {
		this.log.hello();
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
			return;
		}
		if (position > this.traffic.size()) {
			this.log.comesFromElsewhere(position, FAMILIAR);
			return;
		}
		this.log.beginning();
		for (Step step : this.traffic.after(position)) {
			if (this.stopping.await(this.pause, TimeUnit.MILLISECONDS)) {
				this.log.stopped(this.handler.position());
				return;
			}
			this.log.handled(step, this.handler.handle(step));
		}
		this.log.finished();
	}

	/**
	 * Lets the update in hand be handled to its end.
	 */
	@Override
	public void stop() {
		this.stopping.countDown();
		awaitEnd();
	}

	/**
	 * Waits for the end.
	 * @return false if the bot was told to stop
	 */
	boolean awaitEnd() {
		try {
			this.ended.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.stopping.getCount() > 0;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
