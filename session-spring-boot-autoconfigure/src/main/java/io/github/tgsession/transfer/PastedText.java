package io.github.tgsession.transfer;

/**
 * Removes what copying leaves in and around a session string.
 */
final class PastedText {

	private static final String QUOTES = "\"'`\u201c\u201d\u2018\u2019";

	private PastedText() {
	}

	/**
	 * White space and invisible characters go wherever they are, since terminals wrap
	 * long lines and editors begin files with a mark; quotes go from both ends. No
	 * session string begins or ends with a quote.
	 */
	static String clean(String pasted) {
		StringBuilder text = new StringBuilder(pasted.length());
		for (int i = 0; i < pasted.length(); i++) {
			char c = pasted.charAt(i);
			if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
				text.append(c);
			}
		}
		int start = 0;
		int end = text.length();
		while (start < end && QUOTES.indexOf(text.charAt(start)) >= 0) {
			start++;
		}
		while (start < end && QUOTES.indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		return text.substring(start, end);
	}

}
