package io.github.tgsession.sample;

import java.util.HexFormat;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * One recorded update and what the bot does about it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({ @JsonSubTypes.Type(value = Step.Message.class, name = "message"),
		@JsonSubTypes.Type(value = Step.LookUp.class, name = "lookUp"),
		@JsonSubTypes.Type(value = Step.Upload.class, name = "upload") })
sealed interface Step {

	/**
	 * The position of the bot once the update is handled, counted from 1.
	 */
	int pts();

	/**
	 * When Telegram sent the update, in seconds since 1970.
	 */
	int date();

	/**
	 * What happens, in plain words.
	 */
	String story();

	/**
	 * Somebody writes. The object is what a client hands over: users and chats.
	 */
	record Message(int pts, int date, String story, @Nullable Long sender, @Nullable Long channel,
			@Nullable Integer channelPts, Map<String, Object> object) implements Step {

	}

	/**
	 * The bot needs a peer. The answer is Telegram's, in case that it has to be asked;
	 * there is none if Telegram knows nobody either.
	 */
	record LookUp(int pts, int date, String story, Object key, @Nullable Map<String, Object> answer) implements Step {

	}

	/**
	 * The bot sends a file. The ids are Telegram's answer to an upload.
	 */
	record Upload(int pts, int date, String story, String name, String md5, long size, String type, long id,
			long accessHash, String fileReference) implements Step {

		byte[] digest() {
			return HexFormat.of().parseHex(this.md5);
		}

		Class<? extends SentFile> fileType() {
			return "photo".equals(this.type) ? InputPhoto.class : InputDocument.class;
		}

		SentFile uploaded() {
			byte[] reference = HexFormat.of().parseHex(this.fileReference);
			return "photo".equals(this.type) ? new InputPhoto(this.id, this.accessHash, reference)
					: new InputDocument(this.id, this.accessHash, reference);
		}

	}

}
