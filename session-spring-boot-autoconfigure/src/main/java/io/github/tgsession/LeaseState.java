package io.github.tgsession;

/**
 * Whether this process owns a session.
 *
 * @since 0.1.0
 */
public enum LeaseState {

	/**
	 * This process owns the session, or the session is of a store that nobody else can
	 * use. Clients may be connected.
	 */
	HELD,

	/**
	 * This process cannot tell any more that it is alive, so that another one may soon
	 * own the session. Clients must not be connected. What is learnt is kept. Goes on to
	 * {@link #HELD}, or to {@link #LOST} or {@link #STANDBY} if somebody else has taken
	 * the session meanwhile.
	 */
	SUSPENDED,

	/**
	 * Another process owns the session, and this one takes it when it becomes free. Until
	 * then it can be read, but not changed.
	 */
	STANDBY,

	/**
	 * Another process owns the session now. It can be changed here no more.
	 */
	LOST

}
