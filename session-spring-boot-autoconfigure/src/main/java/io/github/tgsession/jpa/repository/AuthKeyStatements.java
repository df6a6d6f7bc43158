package io.github.tgsession.jpa.repository;

import java.util.List;

import io.github.tgsession.store.AuthKeyRow;

/**
 * The statements on authorization keys. Meant for the store: joins the transaction of the
 * calling thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface AuthKeyStatements {

	/**
	 * Reads the keys of a session, replaced ones too.
	 * @param sessionId the id of the session
	 * @return the keys in the order of data centre and purpose, the current one first
	 */
	List<AuthKeyRow> readAll(long sessionId);

	/**
	 * Marks the current keys of a data centre for a purpose as replaced.
	 * @param sessionId the id of the session
	 * @param dcId the id of the data centre
	 * @param purpose the purpose
	 * @param at when this happens, in milliseconds since 1970
	 */
	void replaceCurrent(long sessionId, int dcId, int purpose, long at);

	/**
	 * Removes all keys of a data centre for a purpose.
	 * @param sessionId the id of the session
	 * @param dcId the id of the data centre
	 * @param purpose the purpose
	 */
	void removeAll(long sessionId, int dcId, int purpose);

	/**
	 * Stores a key as the current one.
	 * @param sessionId the id of the session
	 * @param key the key
	 */
	void storeCurrent(long sessionId, AuthKeyRow key);

	/**
	 * Stores keys that were replaced elsewhere. One that is current here stays so.
	 * @param sessionId the id of the session
	 * @param keys the keys
	 */
	void storeReplaced(long sessionId, List<AuthKeyRow> keys);

	/**
	 * Deletes all keys of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
