package io.github.tgsession.lookalike.telegram4j;

record ImmutableBaseChat(long id, String title, InputChannel migratedTo) implements BaseChat {

}
