package io.github.tgsession.store;

/**
 * What a sent file is known by.
 *
 * @param md5 the MD5 digest of the content, 32 lower-case hexadecimal digits
 * @param fileSize the size in bytes
 * @param kind 0 for a document, 1 for a photo
 * @since 0.1.0
 */
public record FileKey(String md5, long fileSize, int kind) {

	/**
	 * The kind of documents.
	 */
	public static final int DOCUMENT = 0;

	/**
	 * The kind of photos.
	 */
	public static final int PHOTO = 1;

}
