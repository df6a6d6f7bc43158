package io.github.tgsession.integration.reliability;

/**
 * Something that befalls a database while a bot works with it.
 */
interface Trouble {

	/**
	 * Lets it begin. When this returns nothing more can be written.
	 * @throws Exception if it cannot begin
	 */
	void begin() throws Exception;

	/**
	 * Ends it.
	 * @throws Exception if it cannot be ended
	 */
	void end() throws Exception;

	/**
	 * Whether nothing at all can be written meanwhile. On a full disk a row can still be
	 * changed that needs no more room.
	 * @return false if some writes succeed
	 */
	default boolean isTotal() {
		return true;
	}

}
