package io.github.tgsession.core;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Says of texts what the regular expressions say that define them.
 */
class TextFastPathTests {

	private static final Pattern PREFIX = Pattern
		.compile("@|(?:https?://)?(?:www\\.)?(?:telegram\\.(?:me|dog)|t\\.me)/(@|\\+|joinchat/)?");

	private static final Pattern JOIN_LINK = Pattern.compile("tg://join\\?invite=");

	private static final Pattern USERNAME = Pattern.compile("[A-Za-z](?:(?!__)[A-Za-z0-9_]){1,30}[A-Za-z0-9]");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,64}");

	private static final List<String> PIECES = List.of("@", "a", "Z", "_", "__", "7", "0", "name", "User_1", " ",
			"\u00a0", "\u0085", "+", "-", "(", ")", "t.me/", "https://", "telegram.dog/", "www.", "joinchat/", "/", ":",
			"tg://join?invite=", "\u0130", "\u017f", "\u00e9", "\uD83D\uDE00", "=", ".", "AAAAAAAAAAAAAAAA",
			"abcdefghijklmnopqrstuvwxyzabcde", "0123456789abcdef01234567", "123456789012345678901234567890", "[", "`",
			"{", "\u0000");

	@Test
	void allShortTextsAreUsernamesOrNoneAsTheExpressionSays() {
		String alphabet = "aZ0_@ /:+";
		int[] digits = new int[6];
		int count = 0;
		for (int length = 0; length <= digits.length; length++) {
			for (int number = 0; number < Math.pow(alphabet.length(), length); number++) {
				StringBuilder text = new StringBuilder(length);
				for (int i = 0, rest = number; i < length; i++, rest /= alphabet.length()) {
					text.append(alphabet.charAt(rest % alphabet.length()));
				}
				check(text.toString());
				count++;
			}
		}
		assertThat(count).isEqualTo(597_871);
	}

	@Test
	void manyTextsArePhonesUsernamesOrLinksAsTheExpressionsSay() {
		Random random = new Random(42);
		for (int i = 0; i < 300_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int piece = random.nextInt(6); piece >= 0; piece--) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			check(text.toString());
		}
	}

	@Test
	void everyCharacterCountsAsTheTablesSay() {
		for (int character = 0; character <= Character.MAX_VALUE; character++) {
			String text = "ab" + (char) character + "cd";
			boolean whitespace = Character.isWhitespace(character) || Character.isSpaceChar(character)
					|| character == 0x85;
			assertThat(Texts.isWhitespace(character)).isEqualTo(whitespace);
			assertThat(Texts.isAsciiLetter((char) character)).isEqualTo(Pattern.matches("ab[A-Za-z]cd", text));
			check(text);
			check((char) character + "abc");
			check("abc" + (char) character);
			check("1" + (char) character);
		}
	}

	@Test
	void plainTextsAreNotCopied() {
		for (String text : List.of("name", "alice_w", "34600000001", "Alice Wonder")) {
			assertThat(Texts.storable(text)).isSameAs(text);
			assertThat(Texts.strip(text)).isSameAs(text);
		}
		String username = "alice_w";
		assertThat(UsernameKey.username(username)).isSameAs(username);
		String phone = "34600000001";
		assertThat(Phones.storable(Phones.parse(phone))).isSameAs(phone);
	}

	private static void check(String text) {
		UsernameKey expected = parse(text);
		if (!UsernameKey.parse(text).equals(expected)) {
			assertThat(UsernameKey.parse(text)).as(text).isEqualTo(expected);
		}
		String username = expected.invite() ? null : expected.value();
		if (!Objects.equals(UsernameKey.username(text), username)) {
			assertThat(UsernameKey.username(text)).as(text).isEqualTo(username);
		}
		String phone = phone(text);
		if (!Objects.equals(Phones.parse(text), phone)) {
			assertThat(Phones.parse(text)).as(text).isEqualTo(phone);
		}
		String stripped = Texts.strip(text);
		if (NUMBER.matcher(stripped).matches()) {
			assertThat(Phones.storable(text)).as(text).isEqualTo(stripped.replaceFirst("^0+(?=.)", ""));
		}
		byte[] decoded = TelegramBase64.decode(text);
		if (expected.value() == null && !expected.invite() && decoded != null
				&& (decoded.length == 12 || decoded.length == 16)) {
			assertThat(InviteLink.parse(text)).as(text).isNotNull();
		}
	}

	private static UsernameKey parse(String text) {
		String rest = Texts.strip(text);
		Matcher join = JOIN_LINK.matcher(rest);
		if (join.lookingAt()) {
			return new UsernameKey(rest.substring(join.end()), true);
		}
		Matcher prefix = PREFIX.matcher(rest);
		if (prefix.lookingAt()) {
			rest = rest.substring(prefix.end());
			if (prefix.group(1) != null) {
				return new UsernameKey(rest, true);
			}
			rest = rest.replaceFirst("/+$", "");
		}
		return USERNAME.matcher(rest).matches() ? new UsernameKey(rest.toLowerCase(Locale.ROOT), false)
				: new UsernameKey(null, false);
	}

	private static @Nullable String phone(String text) {
		StringBuilder digits = new StringBuilder();
		for (char character : text.toCharArray()) {
			if (character >= '0' && character <= '9') {
				digits.append(character);
			}
			else if ("+()-".indexOf(character) < 0 && !Texts.isWhitespace(character)) {
				return null;
			}
		}
		return digits.isEmpty() ? null : digits.toString();
	}

}
