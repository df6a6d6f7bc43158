package io.github.tgsession.lookalike.telegram4j.messages;

import java.util.List;

/**
 * Shares its simple name with what it contains.
 */
public interface ChatFull {

	Object fullChat();

	List<Object> chats();

	List<Object> users();

}
