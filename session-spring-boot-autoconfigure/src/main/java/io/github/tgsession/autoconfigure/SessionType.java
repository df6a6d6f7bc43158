package io.github.tgsession.autoconfigure;

/**
 * Where sessions are kept.
 */
enum SessionType {

	/**
	 * In memory, lost with the process.
	 */
	MEMORY,

	/**
	 * In a database, through Spring Data JPA.
	 */
	JPA,

	/**
	 * In memory, starting from a session string.
	 */
	STRING

}
