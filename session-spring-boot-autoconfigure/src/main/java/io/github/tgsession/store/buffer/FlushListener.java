package io.github.tgsession.store.buffer;

/**
 * Is told of each attempt to write what was waiting.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FlushListener {

	/**
	 * An attempt has ended. Must not throw.
	 * @param rows how many changes were written, or should have been
	 * @param nanos how long it took, in nanoseconds
	 * @param written whether it succeeded
	 */
	void flushed(int rows, long nanos, boolean written);

}
