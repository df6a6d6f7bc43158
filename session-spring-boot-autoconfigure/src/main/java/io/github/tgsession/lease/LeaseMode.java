package io.github.tgsession.lease;

/**
 * What becomes of opening a session that another process owns.
 *
 * @since 0.1.0
 */
public enum LeaseMode {

	/**
	 * The owner is asked to hand the session over, and opening waits for it.
	 */
	WAIT,

	/**
	 * The owner is left alone. The session is opened without its lease, and takes it as
	 * soon as it is free.
	 */
	STANDBY

}
