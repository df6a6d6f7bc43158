package io.github.tgsession.core;

import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The clients that must not be connected when the session is not this process's.
 */
final class GuardedClients {

	private static final Log logger = LogFactory.getLog(GuardedClients.class);

	private final String sessionName;

	private final Deque<AutoCloseable> clients = new ArrayDeque<>();

	GuardedClients(String sessionName) {
		this.sessionName = sessionName;
	}

	synchronized void add(AutoCloseable client) {
		this.clients.addLast(client);
	}

	/**
	 * Closes a client that has been added, unless somebody else does.
	 */
	void close(AutoCloseable client) {
		boolean known;
		synchronized (this) {
			known = this.clients.remove(client);
		}
		if (known) {
			closeNow(client);
		}
	}

	/**
	 * Closes all clients, the last one first.
	 */
	void closeAll() {
		for (AutoCloseable client = pollLast(); client != null; client = pollLast()) {
			closeNow(client);
		}
	}

	private synchronized @Nullable AutoCloseable pollLast() {
		return this.clients.pollLast();
	}

	private void closeNow(AutoCloseable client) {
		try {
			client.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// Errors, too: the others have to be closed all the same.
		catch (Throwable ex) {
			logger.error("A client of session '" + this.sessionName + "' (" + client.getClass().getName()
					+ ") failed to close: it may still be connected", ex);
		}
	}

}
