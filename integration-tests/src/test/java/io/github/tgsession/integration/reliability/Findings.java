package io.github.tgsession.integration.reliability;

import java.util.List;

/**
 * What a look into the database has shown.
 *
 * @param acknowledged how many writes were acknowledged
 * @param found how many of them are there
 * @param contradictions what cannot be, in words
 */
record Findings(long acknowledged, long found, List<String> contradictions) {

	long lost() {
		return this.acknowledged - this.found;
	}

}
