package io.github.tgsession.transfer;

import java.util.List;

import io.github.tgsession.store.SessionSnapshot;

/**
 * A session that was found somewhere, open for reading.
 */
interface OpenedSession extends SessionSnapshot {

	/**
	 * What it turned out to be.
	 */
	DetectedFormat format();

	/**
	 * What whoever transfers it should know; complete after all parts have been read.
	 */
	List<String> notes();

}
