package io.github.tgsession.integration.interop;

import java.util.Optional;

import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerUser;
import tools.jackson.databind.JsonNode;

/**
 * What a session answers to a {@link Question}.
 *
 * @param kind the name of the type, or of what was thrown
 * @param id the bare id
 * @param accessHash the access hash, 0 for a basic chat
 */
record Answer(String kind, long id, long accessHash) {

	static final Answer NONE = new Answer("none", 0, 0);

	/**
	 * What Telethon said.
	 */
	static Answer of(JsonNode answer) {
		return new Answer(answer.get(0).asString(), answer.get(1).asLong(), answer.get(2).asLong());
	}

	/**
	 * What a session of our own said.
	 */
	static Answer of(Optional<InputPeer> answer) {
		return answer.map(Answer::of).orElse(NONE);
	}

	/**
	 * The id as it stands in files.
	 */
	long markedId() {
		return switch (this.kind) {
			case "InputPeerChannel" -> -Question.CHANNELS - this.id;
			case "InputPeerChat" -> -this.id;
			default -> this.id;
		};
	}

	private static Answer of(InputPeer peer) {
		String kind = peer.getClass().getSimpleName();
		if (peer instanceof InputPeerUser user) {
			return new Answer(kind, user.userId(), user.accessHash());
		}
		if (peer instanceof InputPeerChannel channel) {
			return new Answer(kind, channel.channelId(), channel.accessHash());
		}
		if (peer instanceof InputPeerChat chat) {
			return new Answer(kind, chat.chatId(), 0);
		}
		return new Answer(kind, 0, 0);
	}

}
