package io.github.tgsession.tl;

/**
 * No user.
 *
 * @since 0.1.0
 */
public record InputUserEmpty() implements TlObject {

}
