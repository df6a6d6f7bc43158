package io.github.tgsession;

/**
 * Who owns a session: two processes that are connected with one authorization key make
 * Telegram end the login for ever ({@code AUTH_KEY_DUPLICATED}).
 *
 * @since 0.1.0
 */
public interface LeaseOperations {

	/**
	 * Whether this process owns the session.
	 * @return the state at the moment; always {@link LeaseState#HELD} in stores that no
	 * other process can use, and where leases are switched off
	 */
	LeaseState getLeaseState();

	/**
	 * Registers a client that is connected as this session. It is closed once, on a
	 * thread of its own, as soon as this process must not be connected any more: when the
	 * session is suspended, lost, handed over, deleted or closed. Whoever wants to go on
	 * afterwards makes a new client when the session is {@link LeaseState#HELD} again.
	 * Several clients are closed in the reverse of the order in which they were
	 * registered.
	 * @param client the client; closed at once if the session is not held
	 * @param <T> the type of the client
	 * @return the client
	 * @throws SessionLeaseException if this process does not own the session
	 */
	<T extends AutoCloseable> T guard(T client);

}
