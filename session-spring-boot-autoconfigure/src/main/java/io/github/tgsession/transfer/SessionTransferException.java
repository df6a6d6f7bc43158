package io.github.tgsession.transfer;

import io.github.tgsession.TelegramSessionException;
import org.jspecify.annotations.Nullable;

/**
 * A session cannot be read from where it is, or not be written where it should go. The
 * message is one sentence with format, place and reason; it repeats nothing of the
 * content.
 *
 * @since 0.1.0
 */
public class SessionTransferException extends TelegramSessionException {

	private final @Nullable Remedy remedy;

	/**
	 * Create an exception.
	 * @param message what is wrong, where, and what to do
	 * @param cause the cause, if there is one whose message repeats nothing of the
	 * content
	 */
	public SessionTransferException(String message, @Nullable Throwable cause) {
		this(message, cause, null);
	}

	SessionTransferException(String message, @Nullable Throwable cause, @Nullable Remedy remedy) {
		super(message, cause);
		this.remedy = remedy;
	}

	/**
	 * What would let the transfer go on, if it is wanted.
	 * @return the option, null if there is none
	 */
	public @Nullable Remedy getRemedy() {
		return this.remedy;
	}

	/**
	 * Options that accept what is refused by default.
	 */
	public enum Remedy {

		/**
		 * Replace the file that is there.
		 * @see TransferOptions#withOverwrite(boolean)
		 */
		OVERWRITE,

		/**
		 * Read the file although its version is not known.
		 * @see TransferOptions#withNewerVersions(boolean)
		 */
		NEWER_VERSIONS,

		/**
		 * Leave out the rows that cannot be read.
		 * @see TransferOptions#withSkipUnreadableRows(boolean)
		 */
		SKIP_UNREADABLE_ROWS

	}

}
