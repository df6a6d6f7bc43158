package io.github.tgsession;

/**
 * Turns a login into a session string and back. An application whose strings have another
 * form declares a bean of this type.
 * <p>
 * Implementations must be safe for concurrent use and keep the string out of their
 * messages.
 *
 * @since 0.1.0
 */
public interface SessionStringCodec {

	/**
	 * Makes a session string.
	 * @param session the login
	 * @return the string
	 * @throws SessionStringException if the login does not fit into the format
	 */
	String encode(SessionString session);

	/**
	 * Reads a session string.
	 * @param string the string, not empty
	 * @return the login
	 * @throws SessionStringException if the string is malformed
	 */
	SessionString decode(String string);

}
