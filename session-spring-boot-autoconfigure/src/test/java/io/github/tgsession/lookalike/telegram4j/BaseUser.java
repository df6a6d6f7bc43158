package io.github.tgsession.lookalike.telegram4j;

import java.util.List;

/**
 * Flags are default methods, absent parts are null.
 */
public interface BaseUser extends User {

	int SELF_POS = 10;

	int MIN_POS = 20;

	int flags();

	default boolean self() {
		return (flags() & 1 << SELF_POS) != 0;
	}

	default boolean min() {
		return (flags() & 1 << MIN_POS) != 0;
	}

	default boolean bot() {
		return (flags() & 1 << 14) != 0;
	}

	Long accessHash();

	String firstName();

	String lastName();

	String username();

	String phone();

	List<Username> usernames();

}
