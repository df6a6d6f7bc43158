package io.github.tgsession.lookalike.botapi;

public record User(Long id, String firstName, Boolean isBot, String username) {

}
