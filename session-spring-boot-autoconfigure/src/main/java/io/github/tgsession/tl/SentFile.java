package io.github.tgsession.tl;

/**
 * A file that Telegram already has and that can be sent again without uploading it.
 *
 * @since 0.1.0
 */
public sealed interface SentFile extends TlObject permits InputDocument, InputPhoto {

	/**
	 * The id of the document or photo.
	 * @return the id
	 */
	long id();

	/**
	 * The access hash.
	 * @return the access hash
	 */
	long accessHash();

	/**
	 * The file reference, which expires: see
	 * <a href="https://core.telegram.org/api/file_reference">file references</a>.
	 * @return a copy of the reference, empty if there is none
	 */
	byte[] fileReference();

}
