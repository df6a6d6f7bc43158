package io.github.tgsession.store;

import java.util.List;

/**
 * Everything that a store knows of who a session is.
 *
 * @param session the session itself
 * @param dataCenters the data centres
 * @param authKeys the keys, replaced ones too
 * @since 0.1.0
 */
public record SessionIdentity(SessionRow session, List<DataCenterRow> dataCenters, List<AuthKeyRow> authKeys) {

}
