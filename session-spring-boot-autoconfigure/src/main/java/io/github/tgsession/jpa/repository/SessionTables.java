package io.github.tgsession.jpa.repository;

import io.github.tgsession.jpa.sql.NativeStatements;

/**
 * The tables that the store reads and writes, each by its statements. They need none of
 * the repositories, so that an application makes only those that it uses itself.
 *
 * @param sessions the sessions themselves
 * @param dataCenters addresses of data centres
 * @param authKeys authorization keys
 * @param peers users, basic chats and channels
 * @param usernames usernames
 * @param peerReferences messages in which peers were seen
 * @param updateStates positions
 * @param cachedFiles sent files
 * @param attributes what clients keep
 * @param leases who owns sessions
 * @since 0.1.0
 */
public record SessionTables(SessionStatements sessions, DataCenterStatements dataCenters, AuthKeyStatements authKeys,
		PeerStatements peers, UsernameStatements usernames, PeerReferenceStatements peerReferences,
		UpdateStateStatements updateStates, CachedFileStatements cachedFiles, AttributeStatements attributes,
		LeaseStatements leases) {

	/**
	 * Creates the tables of a database.
	 * @param statements runs statements on the database
	 * @return its tables
	 */
	public static SessionTables of(NativeStatements statements) {
		return new SessionTables(new SessionStatementsImpl(statements), new DataCenterStatementsImpl(statements),
				new AuthKeyStatementsImpl(statements), new PeerStatementsImpl(statements),
				new UsernameStatementsImpl(statements), new PeerReferenceStatementsImpl(statements),
				new UpdateStateStatementsImpl(statements), new CachedFileStatementsImpl(statements),
				new AttributeStatementsImpl(statements), new LeaseStatementsImpl(statements));
	}

}
