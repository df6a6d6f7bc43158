package io.github.tgsession.tl;

/**
 * The account itself, for requests that take users only.
 *
 * @since 0.1.0
 */
public record InputUserSelf() implements TlObject {

}
