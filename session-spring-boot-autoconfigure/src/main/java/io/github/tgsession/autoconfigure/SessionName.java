package io.github.tgsession.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The name of the configured session.
 */
final class SessionName {

	private static final int MAX_CODE_POINTS = 128;

	private SessionName() {
	}

	static String of(@Nullable String configured, @Nullable String applicationName) {
		if (StringUtils.hasText(configured)) {
			return check(configured, "telegram.session.name");
		}
		if (StringUtils.hasText(applicationName)) {
			return check(applicationName, "spring.application.name");
		}
		throw new InvalidSessionConfigurationException("The Telegram session has no name.",
				"Set 'telegram.session.name', or 'spring.application.name', which it defaults to. "
						+ "Keep the name: the session is found by it after a restart.");
	}

	private static String check(String name, String property) {
		int length = name.codePointCount(0, name.length());
		if (length > MAX_CODE_POINTS) {
			throw new InvalidSessionConfigurationException(
					"The name of the Telegram session, from '%s', has %d characters.".formatted(property, length),
					"Set 'telegram.session.name' to a name of 1 to %d characters.".formatted(MAX_CODE_POINTS));
		}
		if (name.indexOf('\0') >= 0) {
			throw new InvalidSessionConfigurationException(
					"The name of the Telegram session, from '%s', contains a NUL character.".formatted(property),
					"Set 'telegram.session.name' to a name without NUL characters.");
		}
		return name;
	}

}
