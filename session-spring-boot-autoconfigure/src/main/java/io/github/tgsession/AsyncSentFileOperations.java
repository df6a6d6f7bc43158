package io.github.tgsession;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.tgsession.tl.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * {@link SentFileOperations} for callers that must not wait.
 *
 * @since 0.1.0
 */
public interface AsyncSentFileOperations {

	/**
	 * Remembers a sent file.
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param file what Telegram answered, as for
	 * {@link SentFileOperations#cacheFile(byte[], long, Object)}; it is read later and
	 * must not change until then
	 * @return completed when every call finds it
	 */
	CompletableFuture<@Nullable Void> cacheFile(byte[] md5Digest, long fileSize, Object file);

	/**
	 * Finds a sent file.
	 * @param <T> the kind
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param type {@code InputDocument.class} or {@code InputPhoto.class}
	 * @return the file as it was remembered, with its file reference
	 */
	<T extends SentFile> CompletableFuture<Optional<T>> findFile(byte[] md5Digest, long fileSize, Class<T> type);

	/**
	 * Forgets a sent file, because its reference has expired.
	 * @param md5Digest the 16 bytes of the MD5 digest
	 * @param fileSize the size in bytes
	 * @param type {@code InputDocument.class} or {@code InputPhoto.class}
	 * @return completed when no call finds it any more
	 */
	CompletableFuture<@Nullable Void> forgetFile(byte[] md5Digest, long fileSize, Class<? extends SentFile> type);

}
