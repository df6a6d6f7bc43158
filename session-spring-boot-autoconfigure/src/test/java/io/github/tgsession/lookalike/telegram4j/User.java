package io.github.tgsession.lookalike.telegram4j;

/**
 * Look-alike of Telegram4J: the type that {@link BaseUser} and {@link UserEmpty} share.
 */
public interface User {

	long id();

}
