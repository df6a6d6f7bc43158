package io.github.tgsession.integration.interop;

import java.util.Arrays;

/**
 * The look-ups to which Telethon gives another answer by intention, each with the answer
 * that it has to be here: those in {@code docs/deviations.md}, and what Telethon has
 * changed since the version that is asked.
 */
enum KnownDifference {

	/**
	 * "Me and self".
	 */
	ME_AND_SELF {

		@Override
		boolean explains(Question question, Answer ours, Answer theirs) {
			return (question.key().equals("me") || question.key().equals("self"))
					&& ours.equals(new Answer("InputPeerSelf", 0, 0));
		}

	},

	/**
	 * "Names that start like hex": Telethon crashes, and the peer script then tells who
	 * has that name.
	 */
	NAMES_LIKE_HEX {

		@Override
		boolean explains(Question question, Answer ours, Answer theirs) {
			return question.key() instanceof String name && (name.length() == 24 || name.length() == 32)
					&& Character.digit(name.charAt(0), 16) >= 0 && theirs.kind().equals("!ValueError")
					&& ours.markedId() == theirs.id() && ours.accessHash() == theirs.accessHash();
		}

	},

	/**
	 * "Ids have 64 bits": the marked form as a channel would be too large.
	 */
	LONG_IDS {

		@Override
		boolean explains(Question question, Answer ours, Answer theirs) {
			return question.key() instanceof Long id && id > Long.MAX_VALUE - Question.CHANNELS
					&& theirs.kind().equals("!OverflowError")
					&& (ours.equals(Answer.NONE) || ours.kind().equals("InputPeerUser") && ours.id() == id);
		}

	},

	/**
	 * Telethon 1.25 takes a text of fewer than five characters for no username. The peer
	 * script then tells who has that username.
	 */
	SHORT_USERNAMES {

		@Override
		boolean explains(Question question, Answer ours, Answer theirs) {
			return question.key() instanceof String && theirs.kind().equals(Answer.NONE.kind()) && theirs.id() != 0
					&& ours.markedId() == theirs.id() && ours.accessHash() == theirs.accessHash();
		}

	};

	abstract boolean explains(Question question, Answer ours, Answer theirs);

	static boolean isKnown(Question question, Answer ours, Answer theirs) {
		return Arrays.stream(values()).anyMatch((difference) -> difference.explains(question, ours, theirs));
	}

}
