package io.github.tgsession;

/**
 * What a Telegram bot remembers between two runs: its login, whom it has met, how far it
 * has read and what it has uploaded.
 * <p>
 * Names follow Telegram and Telethon. Every kind of session gives the same answers. All
 * methods may be called by any number of threads. After {@link #close()} every method but
 * {@link #getName()} and {@link #async()} throws {@link IllegalStateException}.
 *
 * @since 0.1.0
 * @see TelegramSessions
 */
public interface TelegramSession
		extends IdentityOperations, UpdateStateOperations, EntityOperations, SentFileOperations, AutoCloseable {

	/**
	 * The session's name.
	 * @return the name, 1 to 128 code points
	 */
	String getName();

	/**
	 * The same session for callers that must not wait, such as clients on an event loop.
	 * @return its asynchronous calls, one queue for each handle of the session
	 */
	AsyncTelegramSession async();

	/**
	 * The login as Telethon's session string: home data centre, address, port and key.
	 * Whoever has the string has the account.
	 * @return the string, empty if the session has no key
	 * @throws SessionStringException if the data centre or its address does not fit into
	 * such a string
	 */
	String toSessionString();

	/**
	 * Copies everything into another session of any kind. What both have is taken from
	 * this one, what only the target has is kept.
	 * @param target a session that {@link TelegramSessions} opened, empty or of the same
	 * account
	 * @throws IllegalArgumentException if the target was not opened by
	 * {@link TelegramSessions}
	 * @throws IllegalStateException if the target belongs to another account or holds
	 * another login
	 */
	void copyTo(TelegramSession target);

	/**
	 * Makes everything so far durable.
	 */
	void save();

	/**
	 * Removes the session with everything in it from the store and closes it.
	 */
	void delete();

	/**
	 * Saves and releases the session, after the calls that {@link #async()} has been
	 * given. What of these has not begun within half a minute fails. Closing twice does
	 * nothing.
	 */
	@Override
	void close();

}
