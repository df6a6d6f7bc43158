package io.github.tgsession;

/**
 * What an authorization key is used for.
 *
 * @since 0.1.0
 * @see <a href="https://core.telegram.org/api/pfs">Telegram on perfect forward
 * secrecy</a>
 */
public enum AuthKeyPurpose {

	/**
	 * The login itself.
	 */
	PERMANENT,

	/**
	 * A temporary key bound to the permanent one.
	 */
	TEMPORARY,

	/**
	 * A temporary key for the media addresses of a data centre.
	 */
	MEDIA_TEMPORARY

}
