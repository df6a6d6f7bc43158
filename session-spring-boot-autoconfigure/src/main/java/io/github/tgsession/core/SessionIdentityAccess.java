package io.github.tgsession.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.SelfUser;
import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringException;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.store.SnapshotAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Data centres, keys and the account. Nothing is remembered here: every answer is the
 * store's, so a rolled back transaction leaves nothing behind.
 */
final class SessionIdentityAccess {

	private static final int MAIN_ADDRESS = 0;

	private static final int MAX_DC_ID = 32767;

	private static final int MAX_PORT = 65535;

	private static final int MAX_TEXT = 255;

	private static final int MAX_ATTRIBUTE_NAME = 128;

	private static final int MAX_ATTRIBUTE = 512 * 1024;

	private final SharedSession session;

	SessionIdentityAccess(SharedSession session) {
		this.session = session;
	}

	SessionRow row() {
		return this.session.identity().session();
	}

	@Nullable DataCenterRow homeDataCenter() {
		return homeDataCenter(this.session.identity());
	}

	private static @Nullable DataCenterRow homeDataCenter(SessionIdentity identity) {
		return identity.dataCenters()
			.stream()
			.filter((dataCenter) -> dataCenter.dcId() == identity.session().homeDcId()
					&& dataCenter.kind() == MAIN_ADDRESS)
			.findFirst()
			.orElse(null);
	}

	void setDc(int dcId, String serverAddress, int port) {
		requireDcId(dcId);
		if (serverAddress.isBlank() || serverAddress.length() > MAX_TEXT
				|| !serverAddress.equals(Texts.storable(serverAddress))) {
			throw new IllegalArgumentException("The address of a data centre is a host name or an IP address of 1 to "
					+ MAX_TEXT + " characters and contains no NUL");
		}
		if (port < 0 || port > MAX_PORT) {
			throw new IllegalArgumentException("A port is between 0 and " + MAX_PORT + ", not " + port);
		}
		this.session.apply(ChangeSet.of((changes) -> changes.session(SessionField.HOME_DC_ID, dcId)
			.dataCenter(new DataCenterRow(dcId, MAIN_ADDRESS, serverAddress, port, 0))));
	}

	@Nullable AuthKey homeKey() {
		SessionIdentity identity = this.session.identity();
		return key(identity, identity.session().homeDcId(), AuthKeyPurpose.PERMANENT);
	}

	@Nullable AuthKey key(int dcId, AuthKeyPurpose purpose) {
		return key(this.session.identity(), dcId, purpose);
	}

	private @Nullable AuthKey key(SessionIdentity identity, int dcId, AuthKeyPurpose purpose) {
		return current(identity, dcId, purpose)
			.filter((row) -> row.expiresAt() == null || row.expiresAt() > this.session.now())
			.map((row) -> AuthKey.of(StoredSecrets.fromStored(row.storedKey(),
					"authorization key of data centre " + dcId, this.session.name())))
			.orElse(null);
	}

	private static Optional<AuthKeyRow> current(SessionIdentity identity, int dcId, AuthKeyPurpose purpose) {
		return identity.authKeys()
			.stream()
			.filter((row) -> row.dcId() == dcId && row.purpose() == purpose.ordinal() && row.replacedAt() == null)
			.findFirst();
	}

	void setHomeKey(@Nullable AuthKey key) {
		int homeDcId = row().homeDcId();
		setKey(homeDcId, homeDcId, AuthKeyPurpose.PERMANENT, key, null);
	}

	/**
	 * Stores a key.
	 * @return whether the login has changed
	 */
	boolean setKey(int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key, @Nullable Instant expiresAt) {
		requireDcId(dcId);
		return setKey(row().homeDcId(), dcId, purpose, key, expiresAt);
	}

	private boolean setKey(int homeDcId, int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key,
			@Nullable Instant expiresAt) {
		boolean login = dcId == homeDcId && purpose == AuthKeyPurpose.PERMANENT;
		AuthKeyRow row = (key != null) ? new AuthKeyRow(dcId, purpose.ordinal(), key.id(),
				StoredSecrets.toStored(key.toByteArray()), (expiresAt != null) ? expiresAt.toEpochMilli() : null, null)
				: null;
		this.session.apply(ChangeSet.of((changes) -> {
			changes.authKey(new AuthKeyChange(dcId, purpose.ordinal(), row, this.session.now()));
			if (login && key != null) {
				changes.session(SessionField.REVOKED_REASON, null);
			}
		}));
		return login;
	}

	/**
	 * Notes a revoked key.
	 * @return whether the login has changed
	 */
	boolean markRevoked(int dcId, String reason) {
		requireDcId(dcId);
		if (reason.isBlank()) {
			throw new IllegalArgumentException("The reason of a revocation is Telegram's error code, not blank");
		}
		boolean home = dcId == row().homeDcId();
		this.session.apply(ChangeSet.of((changes) -> {
			for (AuthKeyPurpose purpose : AuthKeyPurpose.values()) {
				changes.authKey(new AuthKeyChange(dcId, purpose.ordinal(), null, this.session.now()));
			}
			if (home) {
				changes.session(SessionField.REVOKED_REASON, cut(reason));
			}
		}));
		return home;
	}

	private static String cut(String reason) {
		String storable = Objects.requireNonNullElse(Texts.storable(reason), "unknown");
		return (storable.codePointCount(0, storable.length()) <= MAX_TEXT) ? storable
				: storable.substring(0, storable.offsetByCodePoints(0, MAX_TEXT));
	}

	/**
	 * A usable key ends a revocation, also one that was there before the session moved to
	 * its data centre.
	 */
	@Nullable String revokedReason() {
		SessionIdentity identity = this.session.identity();
		boolean loggedIn = current(identity, identity.session().homeDcId(), AuthKeyPurpose.PERMANENT).isPresent();
		return loggedIn ? null : identity.session().revokedReason();
	}

	/**
	 * Whether nothing tells of a login, past ones included, of an account or of a
	 * snapshot.
	 */
	boolean isEmpty() {
		SessionIdentity identity = this.session.identity();
		return identity.authKeys().isEmpty() && identity.session().revokedReason() == null
				&& identity.session().userId() == null
				&& this.session.store()
					.findAttributes(this.session.ref(), List.of(LastUser.ATTRIBUTE, ImportMark.ATTRIBUTE))
					.isEmpty();
	}

	@Nullable SelfUser self() {
		SessionRow row = row();
		return (row.userId() != null) ? new SelfUser(row.userId(), Boolean.TRUE.equals(row.bot())) : null;
	}

	void setSelf(@Nullable SelfUser self) {
		Long known = this.session.lastUserId(row());
		this.session.apply(ChangeSet.of((changes) -> {
			if (self != null && known != null && known != self.userId()) {
				changes.dropAccount();
			}
			changes.session(SessionField.USER_ID, (self != null) ? self.userId() : null)
				.session(SessionField.BOT, (self != null) ? self.bot() : null);
			if (self == null && known != null) {
				changes.attribute(LastUser.toAttribute(known));
			}
			else {
				changes.removeAttribute(LastUser.ATTRIBUTE);
			}
		}));
	}

	void set(SessionField field, @Nullable Object value) {
		this.session.apply(ChangeSet.of((changes) -> changes.session(field, value)));
	}

	Optional<byte[]> findAttribute(String name) {
		requireAttributeName(name);
		AttributeRow row = this.session.store().findAttributes(this.session.ref(), List.of(name)).get(name);
		return (row == null || (row.expiresAt() != null && row.expiresAt() <= this.session.now())) ? Optional.empty()
				: Optional
					.of(StoredSecrets.fromStored(row.storedValue(), "attribute '" + name + "'", this.session.name()));
	}

	void setAttribute(String name, byte @Nullable [] value) {
		requireAttributeName(name);
		if (value != null && value.length > MAX_ATTRIBUTE) {
			throw new IllegalArgumentException("The value of an attribute has up to " + MAX_ATTRIBUTE + " bytes, not "
					+ value.length + ": it is meant for salts and settings, not for content");
		}
		this.session.apply(ChangeSet.of((changes) -> {
			if (value != null) {
				changes.attribute(new AttributeRow(name, StoredSecrets.toStored(value), null));
			}
			else {
				changes.removeAttribute(name);
			}
		}));
	}

	String toSessionString() {
		SessionIdentity identity = this.session.identity();
		AuthKey key = key(identity, identity.session().homeDcId(), AuthKeyPurpose.PERMANENT);
		if (key == null) {
			return "";
		}
		DataCenterRow home = homeDataCenter(identity);
		if (home == null) {
			throw new SessionStringException("Session '" + this.session.name()
					+ "' has a key but no address of its data centre, which a session string needs: call setDc first",
					null);
		}
		return this.session.stringCodec().encode(new SessionString(home.dcId(), home.address(), home.port(), key));
	}

	private static void requireDcId(int dcId) {
		if (dcId < 0 || dcId > MAX_DC_ID) {
			throw new IllegalArgumentException(
					"The id of a data centre is between 0 and " + MAX_DC_ID + ", not " + dcId);
		}
	}

	private static void requireAttributeName(String name) {
		if (name.isBlank() || name.length() > MAX_ATTRIBUTE_NAME || !name.equals(Texts.storable(name))
				|| name.startsWith(SnapshotAttribute.RESERVED_PREFIX)) {
			throw new IllegalArgumentException("The name of an attribute has 1 to " + MAX_ATTRIBUTE_NAME
					+ " characters, is not blank, contains no NUL and does not begin with '"
					+ SnapshotAttribute.RESERVED_PREFIX + "', which is reserved");
		}
	}

}
