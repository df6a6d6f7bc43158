package io.github.tgsession.jpa.repository;

import java.util.List;

import io.github.tgsession.store.DataCenterRow;

/**
 * The statements on addresses of data centres. Meant for the store: joins the transaction
 * of the calling thread, and knows nothing of the persistence context.
 *
 * @since 0.1.0
 */
public interface DataCenterStatements {

	/**
	 * Reads the data centres of a session.
	 * @param sessionId the id of the session
	 * @return the data centres in the order of their keys
	 */
	List<DataCenterRow> readAll(long sessionId);

	/**
	 * Stores data centres.
	 * @param sessionId the id of the session
	 * @param dataCenters the data centres
	 */
	void store(long sessionId, List<DataCenterRow> dataCenters);

	/**
	 * Deletes all data centres of a session.
	 * @param sessionId the id of the session
	 */
	void dropAll(long sessionId);

}
