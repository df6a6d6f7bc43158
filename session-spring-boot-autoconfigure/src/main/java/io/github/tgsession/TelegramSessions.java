package io.github.tgsession;

import java.util.List;

/**
 * All sessions of a store, by name. Safe for concurrent use.
 *
 * @since 0.1.0
 */
public interface TelegramSessions {

	/**
	 * Opens a session, and makes it if there is none of that name. Whoever opens a name
	 * twice gets two handles of one session; it is released with the last of them.
	 * @param name 1 to 128 code points, not blank, compared to the letter
	 * @return a handle, to be closed
	 * @throws IllegalArgumentException if the name is blank or too long
	 */
	TelegramSession open(String name);

	/**
	 * The names of the stored sessions.
	 * @return the names in order
	 */
	List<String> list();

	/**
	 * Whether there is a session of a name.
	 * @param name the name
	 * @return whether it is stored
	 */
	boolean exists(String name);

	/**
	 * Copies everything in one session into another, which is made if need be.
	 * @param source the name of the session to copy
	 * @param target the name of a session that is empty or of the same account
	 * @throws SessionNotFoundException if there is no such source
	 * @throws IllegalStateException if the target belongs to another account
	 */
	void copy(String source, String target);

	/**
	 * Deletes a session with everything in it. Open handles of it are closed.
	 * @param name the name
	 * @return whether there was one
	 */
	boolean delete(String name);

}
