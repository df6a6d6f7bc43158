package io.github.tgsession.lookalike.telegram4j.messages;

import java.util.List;

public record ImmutableChatFull(Object fullChat, List<Object> chats, List<Object> users) implements ChatFull {

}
