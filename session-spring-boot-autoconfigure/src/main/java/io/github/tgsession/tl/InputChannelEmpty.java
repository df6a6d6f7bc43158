package io.github.tgsession.tl;

/**
 * No channel.
 *
 * @since 0.1.0
 */
public record InputChannelEmpty() implements TlObject {

}
