package io.github.tgsession.integration.reliability;

import java.util.Random;

import io.github.tgsession.AuthKey;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.User;

/**
 * One of the things that a bot does beside the others. What is done in a lane is numbered
 * from 1 on, and each number leaves traces that follow from it.
 */
enum Lane {

	/**
	 * Learns, is written behind, and saves now and then.
	 */
	KNOWLEDGE,

	/**
	 * Handles an update in a transaction: a row of the application, a user, the position.
	 */
	ORDERS,

	/**
	 * Does the same beside the other one.
	 */
	PAYMENTS,

	/**
	 * Replaces a key and remembers a takeout.
	 */
	LOGIN;

	/**
	 * The data centre whose key is replaced.
	 */
	static final int DATA_CENTRE = 3;

	private static final long IDS = 1_000_000_000;

	/**
	 * The id under which the position is kept: the general one, or that of a channel.
	 */
	long positionId() {
		return ordinal();
	}

	static Lane ofPosition(long positionId) {
		return values()[(int) positionId];
	}

	boolean isTransactional() {
		return this == ORDERS || this == PAYMENTS;
	}

	UpdateState position(int number) {
		return UpdateState.ofPts(number);
	}

	long userId(int number) {
		return (ordinal() + 1) * IDS + number;
	}

	static Lane ofUser(long userId) {
		return values()[(int) (userId / IDS) - 1];
	}

	static int numberOfUser(long userId) {
		return (int) (userId % IDS);
	}

	long accessHash(int number) {
		return userId(number) * 0x9E3779B97F4A7C15L;
	}

	String username(int number) {
		return "u" + userId(number);
	}

	User user(int number) {
		return new User(userId(number), accessHash(number), "User " + number, username(number));
	}

	static AuthKey key(int number) {
		byte[] bytes = new byte[AuthKey.LENGTH];
		new Random(number).nextBytes(bytes);
		return AuthKey.of(bytes);
	}

}
