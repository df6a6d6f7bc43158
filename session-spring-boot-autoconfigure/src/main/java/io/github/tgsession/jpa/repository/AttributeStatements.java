package io.github.tgsession.jpa.repository;

import java.util.Collection;
import java.util.Map;

import io.github.tgsession.store.AttributeRow;

/**
 * The statements on what clients keep. Meant for the store: joins the transaction of the
 * calling thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface AttributeStatements {

	/**
	 * Reads all attributes of a session.
	 * @param sessionId the id of the session
	 * @return the attributes by name
	 */
	Map<String, AttributeRow> readAll(long sessionId);

	/**
	 * Finds attributes.
	 * @param sessionId the id of the session
	 * @param names the names
	 * @return the attributes by name
	 */
	Map<String, AttributeRow> readByNames(long sessionId, Collection<String> names);

	/**
	 * Stores an attribute.
	 * @param sessionId the id of the session
	 * @param attribute the attribute
	 */
	void store(long sessionId, AttributeRow attribute);

	/**
	 * Removes an attribute.
	 * @param sessionId the id of the session
	 * @param name its name
	 */
	void remove(long sessionId, String name);

	/**
	 * Deletes all attributes of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
