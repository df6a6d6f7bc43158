package io.github.tgsession.store;

/**
 * The changeable parts of a {@link SessionRow}.
 *
 * @since 0.1.0
 */
public enum SessionField {

	/**
	 * {@code Integer}, not null.
	 */
	HOME_DC_ID,

	/**
	 * {@code Boolean}, not null.
	 */
	TEST_MODE,

	/**
	 * {@code Integer}.
	 */
	API_ID,

	/**
	 * {@code Long}.
	 */
	USER_ID,

	/**
	 * {@code Boolean}.
	 */
	BOT,

	/**
	 * {@code Long}.
	 */
	TAKEOUT_ID,

	/**
	 * {@code String}.
	 */
	REVOKED_REASON

}
