package io.github.tgsession.transfer;

import java.util.List;

/**
 * All formats of session strings.
 */
final class SessionStrings {

	private static final List<StringFormat> FORMATS = List.of();

	private SessionStrings() {
	}

	/**
	 * Reads a string of whatever format it is.
	 * @param string the string, perhaps with white space and quotes around it
	 * @return the session
	 * @throws TransferProblem if it is of no known format
	 */
	static LoginSnapshot read(String string) {
		for (StringFormat format : FORMATS) {
			LoginSnapshot session = format.read(string);
			if (session != null) {
				return session;
			}
		}
		throw new TransferProblem("its structure is that of no known session string");
	}

	/**
	 * Writes a string.
	 * @param format a format that is no file
	 * @param login has all that the format needs
	 * @return the string
	 * @throws TransferProblem if a value does not fit into the format
	 */
	static String write(SessionFormat format, Login login) {
		return FORMATS.stream()
			.filter((candidate) -> candidate.format() == format)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("The format " + format.id() + " is no string"))
			.write(login);
	}

}
