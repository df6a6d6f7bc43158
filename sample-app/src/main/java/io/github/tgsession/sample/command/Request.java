package io.github.tgsession.sample.command;

import java.nio.file.Path;

import io.github.tgsession.transfer.SessionFormat;
import io.github.tgsession.transfer.TransferOptions;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for.
 */
sealed interface Request {

	/**
	 * Explain the commands.
	 */
	record Help() implements Request {

	}

	/**
	 * Tell what a session is.
	 *
	 * @param source a path, a session string, or {@link ArgumentParser#STANDARD}
	 * @param options how doubtful content is treated
	 */
	record Inspect(String source, TransferOptions options) implements Request {

		/**
		 * Does not show the source, which may be a session string.
		 */
		@Override
		public String toString() {
			return "Inspect";
		}

	}

	/**
	 * Convert a session.
	 *
	 * @param source a path, a session string, or {@link ArgumentParser#STANDARD}
	 * @param target the new file, null for standard output
	 * @param format its format
	 * @param options what is added
	 */
	record Convert(String source, @Nullable Path target, SessionFormat format,
			TransferOptions options) implements Request {

		/**
		 * Does not show the places, which may be session strings.
		 */
		@Override
		public String toString() {
			return "Convert[format=" + this.format + "]";
		}

	}

}
