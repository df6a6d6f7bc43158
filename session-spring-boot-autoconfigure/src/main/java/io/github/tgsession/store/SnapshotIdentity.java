package io.github.tgsession.store;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import org.jspecify.annotations.Nullable;

/**
 * Who a session is, in a {@link SessionSnapshot}. Null means that it is not known, which
 * is more than a session itself can say.
 *
 * @param homeDcId the id of the home data centre, 0 if none is known
 * @param testMode whether it lives on Telegram's test servers
 * @param apiId the application's id at Telegram
 * @param userId the bare id of the account, greater than 0
 * @param bot whether the account is a bot
 * @param takeoutId the id of an unfinished takeout
 * @param revokedReason why the home key was revoked
 * @param dataCenters the data centres
 * @param authKeys the keys, replaced ones too
 * @since 0.1.0
 */
public record SnapshotIdentity(int homeDcId, boolean testMode, @Nullable Integer apiId, @Nullable Long userId,
		@Nullable Boolean bot, @Nullable Long takeoutId, @Nullable String revokedReason,
		List<DataCenterRow> dataCenters, List<SnapshotKey> authKeys) {

	public SnapshotIdentity {
		dataCenters = List.copyOf(dataCenters);
		authKeys = List.copyOf(authKeys);
	}

	/**
	 * The login: the current permanent key of the home data centre.
	 * @return the key
	 */
	public Optional<AuthKey> homeKey() {
		return currentKey(AuthKeyPurpose.PERMANENT).map(SnapshotKey::key);
	}

	/**
	 * A current key of the home data centre.
	 * @param purpose what it is used for
	 * @return the key
	 */
	public Optional<SnapshotKey> currentKey(AuthKeyPurpose purpose) {
		return this.authKeys.stream()
			.filter((key) -> key.dcId() == this.homeDcId && key.purpose() == purpose && key.replacedAt() == null)
			.findFirst();
	}

	/**
	 * An address of the home data centre.
	 * @param kind 0 for the main address, 1 for the address of media
	 * @return the data centre
	 */
	public Optional<DataCenterRow> homeDataCenter(int kind) {
		return this.dataCenters.stream()
			.filter((dataCenter) -> dataCenter.dcId() == this.homeDcId && dataCenter.kind() == kind)
			.findFirst();
	}

}
