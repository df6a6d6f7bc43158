package io.github.tgsession.lookalike.botapi;

/**
 * Look-alike of the Bot API's libraries.
 */
public class Chat {

	public Long getId() {
		return -100_123L;
	}

	public String getType() {
		return "supergroup";
	}

	public String getTitle() {
		return "title";
	}

}
