package io.github.tgsession;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a Telegram bot remembers between two runs: its login, whom it has met, how far it
 * has read and what it has uploaded.
 * <p>
 * Names follow Telegram and Telethon. Every kind of session gives the same answers. All
 * methods may be called by any number of threads. After {@link #close()} every method but
 * {@link #getName()} throws {@link IllegalStateException}; {@link #callAsync} and
 * {@link #runAsync} do so by their futures.
 *
 * @since 0.1.0
 * @see TelegramSessions
 */
public interface TelegramSession extends IdentityOperations, UpdateStateOperations, EntityOperations,
		SentFileOperations, LeaseOperations, AutoCloseable {

	/**
	 * The session's name.
	 * @return the name, 1 to 128 code points
	 */
	String getName();

	/**
	 * Runs work with this session on another thread, for callers that must not wait, such
	 * as clients on an event loop: returns at once.
	 * <p>
	 * The works of one handle of a session run one after the other, in the order in which
	 * they were handed over, beside those of other handles and whatever else is called.
	 * What a work throws completes its future exceptionally, and the rest of that work is
	 * not done. Later works run nevertheless: what must not be done without something
	 * else, as a position without the entities before it, belongs into one work with it.
	 * <p>
	 * The future belongs to the caller. The work runs even if the future has been
	 * cancelled, has timed out or been completed in another way. What depends on the
	 * future without an executor of its own may run on the thread of the works; it must
	 * then not wait for a later one, nor may a work.
	 * <p>
	 * A work takes no part in a transaction of the caller. At most 10,000 works of a
	 * handle wait; further ones fail at once with {@link SessionBufferFullException}, and
	 * after {@link #close()} with {@link IllegalStateException}.
	 * @param work what to do with this session
	 * @param <T> the type of the answer
	 * @return completed with what the work answers
	 */
	<T extends @Nullable Object> CompletableFuture<T> callAsync(Function<? super TelegramSession, ? extends T> work);

	/**
	 * Runs work that answers nothing, as {@link #callAsync} does.
	 * @param work what to do with this session
	 * @return completed when the work is done
	 */
	default CompletableFuture<@Nullable Void> runAsync(Consumer<? super TelegramSession> work) {
		return callAsync((session) -> {
			work.accept(session);
			return null;
		});
	}

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
	 * this one, what only the target has is kept. What waits in {@link #callAsync} is not
	 * waited for: a copy that shall have it belongs into a later work.
	 * @param target a session that {@link TelegramSessions} opened, empty or of the same
	 * account
	 * @throws IllegalArgumentException if the target was not opened by
	 * {@link TelegramSessions}
	 * @throws IllegalStateException if the target belongs to another account or holds
	 * another login
	 */
	void copyTo(TelegramSession target);

	/**
	 * Makes everything so far durable. What waits in {@link #callAsync} is not waited
	 * for: to make it durable, save in the same work or a later one.
	 */
	void save();

	/**
	 * Removes the session with everything in it from the store and closes it. Works of
	 * {@link #callAsync} that have not begun fail.
	 */
	void delete();

	/**
	 * Saves and releases the session, after the works that {@link #callAsync} has been
	 * given, and after the clients that {@link #guard} was given have been closed. It
	 * takes no more works and waits for half a minute at the most, or until the calling
	 * thread is interrupted; works that have not begun by then fail. Called by a work of
	 * this handle, it does not wait for those that follow, and they fail.
	 * <p>
	 * Works run on their own threads and in their own transactions, so whoever closes
	 * within a transaction should not have written anything of this session before.
	 * Closing again does nothing but wait for the one who is closing.
	 */
	@Override
	void close();

}
