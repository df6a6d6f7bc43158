package io.github.tgsession.lookalike.telegram4j;

import io.netty.buffer.ByteBuf;

/**
 * Makes the objects, as Telegram4J's builders do.
 */
public final class Telegram4J {

	private Telegram4J() {
	}

	public static BaseUser user(int flags, Long accessHash) {
		return new ImmutableBaseUser(flags, accessHash);
	}

	public static UserEmpty userEmpty() {
		return new ImmutableUserEmpty();
	}

	public static Chat chat(long id, String title, InputChannel migratedTo) {
		return new ImmutableBaseChat(id, title, migratedTo);
	}

	public static InputChannel inputChannel(long id, long accessHash) {
		return new ImmutableBaseInputChannel(id, accessHash);
	}

	public static Chat channel(long id, int flags, Long accessHash, String title) {
		return new ImmutableChannel(id, flags, accessHash, title);
	}

	public static BaseInputDocument document(ByteBuf fileReference) {
		return new ImmutableBaseInputDocument(1, 2, fileReference);
	}

}
