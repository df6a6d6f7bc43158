package io.github.tgsession.tl;

/**
 * Details of a channel: enough to name the channel.
 *
 * @param id the bare channel id
 * @since 0.1.0
 */
public record ChannelFull(long id) implements TlObject {

}
