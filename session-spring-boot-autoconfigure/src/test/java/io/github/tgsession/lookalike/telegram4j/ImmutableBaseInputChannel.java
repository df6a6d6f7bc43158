package io.github.tgsession.lookalike.telegram4j;

record ImmutableBaseInputChannel(long channelId, long accessHash) implements BaseInputChannel {

}
