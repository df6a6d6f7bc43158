package io.github.tgsession.integration.reliability;

/**
 * A position was not the one that its only writer had been told.
 */
final class LostTrackException extends RuntimeException {

	LostTrackException(Lane lane, int number) {
		super("Nobody but lane " + lane + " moves its position, and it was not " + number);
	}

}
