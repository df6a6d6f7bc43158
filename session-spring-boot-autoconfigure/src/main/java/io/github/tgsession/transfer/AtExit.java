package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Cleans up if the process ends before this is closed.
 */
final class AtExit implements AutoCloseable {

	private final Thread hook;

	AtExit(Cleaning cleaning) {
		this.hook = new Thread(() -> {
			try {
				cleaning.clean();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, "telegram-session-clean-up");
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The process is ending, so the hook is running already.
		}
	}

	/**
	 * Removes something.
	 */
	interface Cleaning {

		void clean() throws IOException;

	}

}
