package io.github.tgsession.core;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.ChangeSetBuilder;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import io.github.tgsession.store.UpdateStateChange;
import org.jspecify.annotations.Nullable;

/**
 * The part of a snapshot that makes it a login: identity, attributes and positions. What
 * the snapshot does not know must not wipe what the session knows.
 */
final class SnapshotLogin {

	private final SessionSnapshot snapshot;

	private final SnapshotIdentity identity;

	private final SharedSession target;

	SnapshotLogin(SessionSnapshot snapshot, SharedSession target) {
		this.snapshot = snapshot;
		this.identity = snapshot.identity();
		this.target = target;
	}

	/**
	 * A key belongs to one account, so sharing one tells as much as the account itself.
	 * That holds for keys of the past, too.
	 */
	void requireSameAccount(SessionIdentity known) {
		Long userId = this.target.lastUserId(known.session());
		Long givenUserId = lastUserId();
		boolean empty = userId == null && known.authKeys().isEmpty();
		boolean sameUser = userId != null && userId.equals(givenUserId) && !isOtherLogin(known);
		boolean oneUnknown = userId == null || givenUserId == null;
		if (!empty && !sameUser && !(oneUnknown && isSameLogin(known))) {
			throw new IllegalStateException("Session '" + this.target.name() + "' belongs to another account or holds"
					+ " another login than what is to be put into it: delete that session first, or use another one");
		}
	}

	/**
	 * A foreign file may be as old as it likes: its login must not replace the one that
	 * is in use.
	 */
	private boolean isOtherLogin(SessionIdentity known) {
		AuthKey given = this.identity.homeKey().orElse(null);
		return this.snapshot.isPartial() && given != null && !isHomeKey(known, given)
				&& known.authKeys().stream().anyMatch((key) -> isHomeKey(known, key));
	}

	private boolean isSameLogin(SessionIdentity known) {
		Set<Long> keys = known.authKeys()
			.stream()
			.filter((key) -> key.replacedAt() == null)
			.map(AuthKeyRow::authKeyId)
			.collect(Collectors.toSet());
		Set<Long> given = currentKeys().map((key) -> key.key().id()).collect(Collectors.toSet());
		if (keys.isEmpty()) {
			return known.authKeys().stream().anyMatch((key) -> given.contains(key.authKeyId()));
		}
		return given.containsAll(keys) || isHomeKey(known, this.identity.homeKey().orElse(null));
	}

	private static boolean isHomeKey(SessionIdentity known, @Nullable AuthKey given) {
		return given != null
				&& known.authKeys().stream().anyMatch((key) -> isHomeKey(known, key) && key.authKeyId() == given.id());
	}

	private static boolean isHomeKey(SessionIdentity known, AuthKeyRow key) {
		return key.dcId() == known.session().homeDcId() && key.purpose() == AuthKeyPurpose.PERMANENT.ordinal()
				&& key.replacedAt() == null;
	}

	private Stream<SnapshotKey> currentKeys() {
		return this.identity.authKeys().stream().filter((key) -> key.replacedAt() == null);
	}

	private @Nullable Long lastUserId() {
		if (this.identity.userId() != null) {
			return this.identity.userId();
		}
		return this.snapshot.attributes()
			.stream()
			.filter((attribute) -> attribute.name().equals(LastUser.ATTRIBUTE))
			.map((attribute) -> LastUser.fromAttribute(toRow(attribute), this.target.name()))
			.findFirst()
			.orElse(null);
	}

	void write(SessionIdentity known, ChangeSetBuilder changes) {
		writeHome(known, changes);
		writeAccount(known.session(), changes);
		setIfKnown(SessionField.API_ID, this.identity.apiId(), changes);
		setIfKnown(SessionField.TAKEOUT_ID, this.identity.takeoutId(), changes);
		this.identity.dataCenters().forEach(changes::dataCenter);
		this.identity.authKeys().forEach((key) -> writeKey(key, changes));
		for (SnapshotAttribute attribute : this.snapshot.attributes()) {
			if (!attribute.name().equals(LastUser.ATTRIBUTE)) {
				changes.attribute(toRow(attribute));
			}
		}
		writeUpdateStates(changes);
	}

	private void writeHome(SessionIdentity known, ChangeSetBuilder changes) {
		if (this.identity.homeDcId() == 0) {
			return;
		}
		boolean login = this.identity.homeKey().isPresent();
		boolean loggedIn = known.authKeys().stream().anyMatch((key) -> isHomeKey(known, key));
		// A foreign session without a key is the address of some data centre, no more.
		if (this.snapshot.isPartial() && !login && loggedIn) {
			return;
		}
		changes.session(SessionField.HOME_DC_ID, this.identity.homeDcId());
		// Not every foreign format can say that a session lives on the test servers.
		if (!this.snapshot.isPartial() || this.identity.testMode()
				|| known.session().homeDcId() != this.identity.homeDcId()) {
			changes.session(SessionField.TEST_MODE, this.identity.testMode());
		}
		if (!this.snapshot.isPartial() || login) {
			changes.session(SessionField.REVOKED_REASON, this.identity.revokedReason());
		}
	}

	private void writeAccount(SessionRow known, ChangeSetBuilder changes) {
		Long userId = this.identity.userId();
		if (userId != null) {
			Boolean knownBot = userId.equals(known.userId()) ? known.bot() : null;
			changes.session(SessionField.USER_ID, userId)
				.session(SessionField.BOT, (this.identity.bot() != null) ? this.identity.bot() : knownBot)
				.removeAttribute(LastUser.ATTRIBUTE);
			return;
		}
		Long lastUserId = lastUserId();
		if (lastUserId != null && known.userId() == null) {
			changes.attribute(LastUser.toAttribute(lastUserId));
		}
	}

	private static void setIfKnown(SessionField field, @Nullable Object value, ChangeSetBuilder changes) {
		if (value != null) {
			changes.session(field, value);
		}
	}

	private void writeKey(SnapshotKey key, ChangeSetBuilder changes) {
		AuthKeyRow row = new AuthKeyRow(key.dcId(), key.purpose().ordinal(), key.key().id(),
				StoredSecrets.toStored(key.key().toByteArray()), key.expiresAt(), key.replacedAt());
		if (key.replacedAt() != null) {
			changes.archivedKey(row);
		}
		else {
			changes.authKey(new AuthKeyChange(row.dcId(), row.purpose(), row, this.target.now()));
		}
	}

	private static AttributeRow toRow(SnapshotAttribute attribute) {
		return new AttributeRow(attribute.name(), StoredSecrets.toStored(attribute.value()), attribute.expiresAt());
	}

	private void writeUpdateStates(ChangeSetBuilder changes) {
		Map<Long, UpdateState> given = this.snapshot.updateStates();
		Map<Long, UpdateState> stored = this.snapshot.isPartial()
				? this.target.store().findUpdateStates(this.target.ref(), List.copyOf(given.keySet())) : Map.of();
		given.forEach((id, state) -> changes.updateState(id, stored.containsKey(id)
				? new UpdateStateChange.Advance(withoutZeroSeq(state)) : new UpdateStateChange.Set(state)));
	}

	/**
	 * A sequence number of 0 says that there is none, and would hold the date back.
	 */
	private static UpdateState withoutZeroSeq(UpdateState state) {
		return Objects.equals(state.seq(), 0) ? new UpdateState(state.pts(), state.qts(), state.date(), null) : state;
	}

}
