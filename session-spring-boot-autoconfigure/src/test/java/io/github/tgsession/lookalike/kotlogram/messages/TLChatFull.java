package io.github.tgsession.lookalike.kotlogram.messages;

import io.github.tgsession.lookalike.kotlogram.TLUser;
import java.util.List;

public class TLChatFull {

	public Object getFullChat() {
		return new Object();
	}

	public List<Object> getChats() {
		return List.of();
	}

	public List<Object> getUsers() {
		return List.of(new TLUser(1, 2L, "ada", false));
	}

}
