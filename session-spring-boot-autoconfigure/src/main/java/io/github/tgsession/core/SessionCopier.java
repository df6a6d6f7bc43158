package io.github.tgsession.core;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.UpdateStateChange;
import org.jspecify.annotations.Nullable;

/**
 * Copies one session into another, page by page. The login comes last, so that a copy
 * that broke off is not taken for a whole one.
 */
final class SessionCopier {

	private static final int PAGE = 1000;

	private final SharedSession source;

	private final SharedSession target;

	SessionCopier(SharedSession source, SharedSession target) {
		this.source = source;
		this.target = target;
	}

	void copy() {
		if (this.source.ref().equals(this.target.ref()) && this.source.store() == this.target.store()) {
			return;
		}
		SessionIdentity identity = this.source.identity();
		requireSameAccount(identity, this.target.identity());
		copyEntities();
		copyPeerReferences();
		copyFiles();
		this.target.apply(ChangeSet.of((changes) -> {
			copyIdentity(identity, changes);
			this.source.store().findAttributes(this.source.ref(), null).values().forEach(changes::attribute);
			this.source.store()
				.findUpdateStates(this.source.ref(), null)
				.forEach((id, state) -> changes.updateState(id, new UpdateStateChange.Set(state)));
		}));
	}

	private void requireSameAccount(SessionIdentity from, SessionIdentity to) {
		Long userId = this.target.lastUserId(to.session());
		List<AuthKeyRow> keys = currentKeys(to);
		boolean empty = userId == null && keys.isEmpty();
		boolean sameUser = userId != null && userId.equals(this.source.lastUserId(from.session()));
		boolean sameKey = userId == null && currentKeys(from).stream()
			.map(AuthKeyRow::authKeyId)
			.collect(Collectors.toSet())
			.containsAll(keys.stream().map(AuthKeyRow::authKeyId).toList());
		if (!empty && !sameUser && !sameKey) {
			throw new IllegalStateException("Session '" + this.source.name() + "' cannot be copied into session '"
					+ this.target.name() + "', which belongs to another account or login: delete that session first,"
					+ " or copy into another one");
		}
	}

	private static List<AuthKeyRow> currentKeys(SessionIdentity identity) {
		return identity.authKeys().stream().filter((key) -> key.replacedAt() == null).toList();
	}

	private void copyIdentity(SessionIdentity identity, ChangeSet.Builder changes) {
		SessionRow row = identity.session();
		// What the source does not know must not wipe what the target knows.
		if (row.homeDcId() != 0) {
			changes.session(SessionField.HOME_DC_ID, row.homeDcId())
				.session(SessionField.TEST_MODE, row.testMode())
				.session(SessionField.REVOKED_REASON, row.revokedReason());
		}
		if (row.userId() != null) {
			changes.session(SessionField.USER_ID, row.userId()).session(SessionField.BOT, row.bot());
		}
		copyIfKnown(SessionField.API_ID, row.apiId(), changes);
		copyIfKnown(SessionField.TAKEOUT_ID, row.takeoutId(), changes);
		identity.dataCenters().forEach(changes::dataCenter);
		for (AuthKeyRow key : identity.authKeys()) {
			if (key.replacedAt() != null) {
				changes.archivedKey(key);
			}
			else {
				changes.authKey(new AuthKeyChange(key.dcId(), key.purpose(), key, this.target.now()));
			}
		}
	}

	private static void copyIfKnown(SessionField field, @Nullable Object value, ChangeSet.Builder changes) {
		if (value != null) {
			changes.session(field, value);
		}
	}

	private void copyEntities() {
		copyPages(this.source.store()::readEntities, EntityRow::id,
				(changes, row) -> changes.entity(new EntityChange(row, false)));
	}

	private void copyPeerReferences() {
		copyPages(this.source.store()::readPeerReferences, PeerReferenceRow::entityId,
				ChangeSet.Builder::peerReference);
	}

	private void copyFiles() {
		copyPages(this.source.store()::readFiles, CachedFileRow::key, ChangeSet.Builder::file);
	}

	private <R, K> void copyPages(PageReader<R, K> reader, Function<R, K> keyOf,
			BiConsumer<ChangeSet.Builder, R> change) {
		List<R> page = reader.read(this.source.ref(), null, PAGE);
		while (!page.isEmpty()) {
			List<R> rows = page;
			this.target.apply(ChangeSet.of((changes) -> rows.forEach((row) -> change.accept(changes, row))));
			page = reader.read(this.source.ref(), keyOf.apply(rows.get(rows.size() - 1)), PAGE);
		}
	}

	private interface PageReader<R, K> {

		List<R> read(SessionRef session, @Nullable K after, int limit);

	}

}
