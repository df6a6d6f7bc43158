package io.github.tgsession.store;

import java.util.function.Consumer;

/**
 * A transaction that the caller of a {@link SessionStore} has begun and will end. Writes
 * of its thread take part in it.
 *
 * @since 0.1.0
 */
public interface CallerTransaction {

	/**
	 * Registers what is done when the transaction has ended.
	 * @param callback is told whether the transaction was committed; runs on the thread
	 * of the transaction and must not throw
	 */
	void onCompletion(Consumer<Boolean> callback);

}
