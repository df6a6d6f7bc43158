package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * The statements on sent files. Meant for the store: joins the transaction of the calling
 * thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface CachedFileStatements {

	/**
	 * Finds files.
	 * @param sessionId the id of the session
	 * @param keys what they are known by
	 * @return the files by key
	 */
	Map<FileKey, CachedFileRow> readByKeys(long sessionId, Collection<FileKey> keys);

	/**
	 * Reads files in the order of their keys.
	 * @param sessionId the id of the session
	 * @param after the key after which to begin, null for the start
	 * @param limit how many at the most
	 * @return the files
	 */
	List<CachedFileRow> readAfter(long sessionId, @Nullable FileKey after, int limit);

	/**
	 * Counts files.
	 * @param sessionId the id of the session
	 * @return how many there are
	 */
	long countAll(long sessionId);

	/**
	 * Stores files.
	 * @param sessionId the id of the session
	 * @param rows the files, in the order of their keys
	 */
	void store(long sessionId, List<CachedFileRow> rows);

	/**
	 * Forgets files.
	 * @param sessionId the id of the session
	 * @param keys what they are known by
	 */
	void forget(long sessionId, List<FileKey> keys);

	/**
	 * Deletes all files of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
