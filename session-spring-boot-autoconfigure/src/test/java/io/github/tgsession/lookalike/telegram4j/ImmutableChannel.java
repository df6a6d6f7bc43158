package io.github.tgsession.lookalike.telegram4j;

record ImmutableChannel(long id, int flags, Long accessHash, String title) implements Channel {

}
