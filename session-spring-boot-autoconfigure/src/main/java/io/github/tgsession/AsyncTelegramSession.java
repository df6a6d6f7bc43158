package io.github.tgsession;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link TelegramSession} that may touch the database or wait for it, for
 * clients on an event loop: each call only hands its work over and returns at once.
 * <p>
 * The calls run one after the other, in the order in which they were made, and beside
 * those of other sessions and those of the {@link TelegramSession} itself. A call that
 * fails does so through its future, with the exception of the method of the same name,
 * and does not keep the following ones from running. A future that is cancelled before
 * its call has begun keeps the call from running.
 * <p>
 * A call runs on another thread, so it takes no part in a transaction of its caller. What
 * depends on a future runs on that thread too, unless it is given an executor, as with
 * {@link CompletableFuture#thenAcceptAsync(java.util.function.Consumer, java.util.concurrent.Executor)};
 * it must then not wait for a later call, which cannot begin before.
 * <p>
 * Any number of calls may be waiting, each with its arguments: who makes them faster than
 * the database takes them has to look at the futures.
 * <p>
 * {@link TelegramSession#close()} runs what is waiting before it closes the session;
 * afterwards futures fail with {@link IllegalStateException}.
 *
 * @since 0.1.0
 * @see TelegramSession#async()
 */
public interface AsyncTelegramSession
		extends AsyncIdentityOperations, AsyncUpdateStateOperations, AsyncEntityOperations, AsyncSentFileOperations {

	/**
	 * The login as Telethon's session string. Whoever has the string has the account.
	 * @return the string, empty if the session has no key; fails with
	 * {@link SessionStringException} if the login does not fit into such a string
	 */
	CompletableFuture<String> toSessionString();

	/**
	 * Makes everything durable that calls before this one have told.
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> save();

}
