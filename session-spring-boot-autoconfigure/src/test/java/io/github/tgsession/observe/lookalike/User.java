package io.github.tgsession.observe.lookalike;

/**
 * Is called like an object of Telegram and is none.
 *
 * @param text anything
 */
public record User(String text) {

}
