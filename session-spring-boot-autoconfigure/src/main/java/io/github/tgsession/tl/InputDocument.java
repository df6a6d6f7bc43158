package io.github.tgsession.tl;

import java.util.Arrays;

/**
 * A document that Telegram already has.
 *
 * @param id the id of the document
 * @param accessHash the access hash
 * @param fileReference the file reference, empty if there is none
 * @since 0.1.0
 */
public record InputDocument(long id, long accessHash, byte[] fileReference) implements SentFile {

	public InputDocument {
		fileReference = fileReference.clone();
	}

	@Override
	public byte[] fileReference() {
		return this.fileReference.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof InputDocument that && this.id == that.id && this.accessHash == that.accessHash
				&& Arrays.equals(this.fileReference, that.fileReference);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.id);
	}

	@Override
	public String toString() {
		return "InputDocument[id=" + this.id + "]";
	}

}
