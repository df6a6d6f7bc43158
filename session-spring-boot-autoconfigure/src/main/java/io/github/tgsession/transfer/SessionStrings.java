package io.github.tgsession.transfer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All formats of session strings.
 */
final class SessionStrings {

	/**
	 * No two of them recognise the same string, so their order does not matter.
	 */
	static final List<StringFormat> FORMATS = List.of(new TelethonString(), new GramJsString(), new PyrogramString(),
			new MtkrutoString(), new MtcuteString(), new GotdJson());

	private SessionStrings() {
	}

	/**
	 * Reads a string of whatever format it is.
	 * @param string the string, perhaps with white space and quotes around it
	 * @return the session
	 * @throws TransferProblem if it is of no known format
	 */
	static LoginSnapshot read(String string) {
		String text = PastedText.clean(string);
		for (StringFormat format : FORMATS) {
			LoginSnapshot session = format.read(text);
			if (session != null) {
				return session;
			}
		}
		throw new TransferProblem(DamagedStrings.explain(text));
	}

	/**
	 * The format of a string, whole or damaged.
	 * @param string the string, perhaps with white space and quotes around it
	 * @return the format, null if it is of none
	 */
	static @Nullable SessionFormat formatOf(String string) {
		String text = PastedText.clean(string);
		return FORMATS.stream()
			.filter((format) -> recognises(format, text))
			.map(StringFormat::format)
			.findFirst()
			.orElseGet(() -> DamagedStrings.resembled(text));
	}

	/**
	 * Whether a format recognises a string, even one that says what cannot be.
	 */
	static boolean recognises(StringFormat format, String text) {
		try {
			return format.read(text) != null;
		}
		catch (TransferProblem ex) {
			return true;
		}
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
