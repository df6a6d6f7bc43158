package io.github.tgsession.integration.reliability;

/**
 * Is told what became of a bot's work. Called by many threads.
 */
interface Journal {

	/**
	 * Everything in a lane up to a number must be in the database from now on.
	 * @param lane the lane
	 * @param number the last number
	 */
	void acknowledged(Lane lane, int number);

	/**
	 * Something was refused. It may have been done nevertheless, if only the answer was
	 * lost.
	 * @param lane the lane
	 * @param failure what was thrown
	 */
	void refused(Lane lane, RuntimeException failure);

	/**
	 * A lane has asked the session how far it is.
	 * @param lane the lane
	 * @param number the last number that is known
	 */
	void resumed(Lane lane, int number);

}
