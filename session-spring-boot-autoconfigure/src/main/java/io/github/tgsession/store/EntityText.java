package io.github.tgsession.store;

/**
 * The texts by which an entity can be looked up.
 *
 * @since 0.1.0
 */
public enum EntityText {

	/**
	 * A username in lower case.
	 */
	USERNAME,

	/**
	 * The digits of a phone number.
	 */
	PHONE,

	/**
	 * An exact display name.
	 */
	NAME

}
