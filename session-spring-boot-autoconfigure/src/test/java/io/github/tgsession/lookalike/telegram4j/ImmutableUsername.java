package io.github.tgsession.lookalike.telegram4j;

record ImmutableUsername(String username, boolean active) implements Username {

}
