package io.github.tgsession.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A format of session strings. Recognises by structure, never by length alone, so that at
 * most one format recognises a string.
 */
interface StringFormat {

	/**
	 * The format that {@link #write} writes.
	 */
	SessionFormat format();

	/**
	 * Reads a string of this format or of an older form of it.
	 * @param text the string without what copying leaves around it
	 * @return the session, null if the string has another structure
	 * @throws TransferProblem if the string has this structure and says what cannot be
	 */
	@Nullable LoginSnapshot read(String text);

	/**
	 * Writes the current form.
	 * @param login has all that the format needs
	 * @return the string
	 * @throws TransferProblem if a value does not fit into the format
	 */
	String write(Login login);

}
