package io.github.tgsession.sample;

import java.util.concurrent.CountDownLatch;

import io.github.tgsession.LeaseState;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.autoconfigure.SessionLeaseChangedEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Is connected while this process owns the session. The session closes the client that it
 * guards when that ends.
 */
@Component
class Bot implements SmartLifecycle, ExitCodeGenerator {

	private final TelegramSession session;

	private final UpdateHandler handler;

	private final Traffic traffic;

	private final BotLog log;

	private final long pause;

	private volatile CountDownLatch ended = new CountDownLatch(1);

	private @Nullable ReplayClient client;

	private volatile boolean running;

	private volatile boolean stopped;

	private volatile int exitCode;

	Bot(TelegramSession session, UpdateHandler handler, Traffic traffic, BotLog log, SampleProperties properties) {
		this.session = session;
		this.handler = handler;
		this.traffic = traffic;
		this.log = log;
		this.pause = properties.pace().toMillis();
	}

	@Override
	public synchronized void start() {
		this.ended = new CountDownLatch(1);
		this.stopped = false;
		this.running = true;
		this.log.hello();
		if (this.session.getLeaseState() == LeaseState.HELD) {
			connect();
		}
		else {
			this.log.standsBy();
		}
	}

	@EventListener
	synchronized void leaseChanged(SessionLeaseChangedEvent event) {
		if (!this.running || this.stopped) {
			return;
		}
		if (event.getState() != LeaseState.HELD) {
			// The session has closed it.
			this.client = null;
		}
		switch (event.getState()) {
			case HELD -> connect();
			case SUSPENDED -> this.log.disconnected(this.handler.position());
			case STANDBY -> this.log.standsBy();
			case LOST -> {
				this.log.lost();
				end();
			}
		}
	}

	private void connect() {
		if (this.client != null) {
			// The session came while the bot was starting, which has seen that already.
			return;
		}
		ReplayClient connecting = new ReplayClient(this.session, this.handler, this.traffic, this.log, this.pause,
				this::ended);
		// Before it is connected: from now on it is closed if the session is lost.
		this.client = this.session.guard(connecting);
		connecting.connect();
	}

	private void ended(@Nullable RuntimeException failure) {
		if (failure != null) {
			this.log.failed(failure);
			this.exitCode = 1;
		}
		end();
	}

	private void end() {
		this.running = false;
		this.ended.countDown();
	}

	@Override
	public void stop() {
		this.stopped = true;
		ReplayClient connected;
		synchronized (this) {
			connected = this.client;
			this.client = null;
		}
		if (connected != null) {
			connected.close();
		}
		if (this.running) {
			this.log.stopped(this.handler.position());
			end();
		}
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
		return !this.stopped;
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
