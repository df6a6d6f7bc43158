package io.github.tgsession.store.buffer;

/**
 * When one session is to be written. Safe for concurrent use.
 */
final class FlushSchedule {

	private boolean scheduled;

	private boolean urgent;

	private int failures;

	/**
	 * Notes that the session will be written.
	 * @return whether that was not noted yet
	 */
	synchronized boolean note(boolean soon) {
		boolean first = !(soon ? this.urgent : this.scheduled);
		if (soon) {
			this.urgent = true;
		}
		else {
			this.scheduled = true;
		}
		return first;
	}

	/**
	 * Notes that it is being written.
	 */
	synchronized void begin(boolean soon) {
		if (soon) {
			this.urgent = false;
		}
		else {
			this.scheduled = false;
		}
	}

	/**
	 * Notes that it could not be written.
	 * @return how often in a row
	 */
	synchronized int failed() {
		return ++this.failures;
	}

	synchronized void succeeded() {
		this.failures = 0;
	}

}
