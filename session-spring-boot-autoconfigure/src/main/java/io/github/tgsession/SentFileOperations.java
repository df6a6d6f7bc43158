package io.github.tgsession;

import java.util.Optional;

import io.github.tgsession.tl.SentFile;

/**
 * What a session has uploaded. A file is known by the MD5 digest of its content, its size
 * and whether it was sent as a document or as a photo.
 *
 * @since 0.1.0
 */
public interface SentFileOperations {

	/**
	 * Remembers a sent file.
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param file what Telegram answered
	 * @throws IllegalArgumentException if the digest has not 16 bytes or the size is
	 * negative
	 */
	default void cacheFile(byte[] md5Digest, long fileSize, SentFile file) {
		cacheFile(md5Digest, fileSize, (Object) file);
	}

	/**
	 * Remembers a sent file, as any client's {@code InputDocument} or {@code InputPhoto}.
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param file what Telegram answered
	 * @throws IllegalArgumentException if the digest has not 16 bytes, the size is
	 * negative, or the object is neither document nor photo
	 */
	void cacheFile(byte[] md5Digest, long fileSize, Object file);

	/**
	 * Finds a sent file.
	 * @param <T> the kind
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param type {@code InputDocument.class} or {@code InputPhoto.class}
	 * @return the file as it was remembered, with its file reference
	 */
	<T extends SentFile> Optional<T> findFile(byte[] md5Digest, long fileSize, Class<T> type);

	/**
	 * Forgets a sent file, because its reference has expired.
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param type {@code InputDocument.class} or {@code InputPhoto.class}
	 */
	void forgetFile(byte[] md5Digest, long fileSize, Class<? extends SentFile> type);

}
