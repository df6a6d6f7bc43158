package io.github.tgsession.core;

import java.time.Instant;
import java.util.Optional;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SessionField;
import org.jspecify.annotations.Nullable;

/**
 * What a handle of a session answers about the login.
 */
abstract class IdentityHandle implements TelegramSession {

	private final SharedSession shared;

	private final SessionIdentityAccess identity;

	IdentityHandle(SharedSession shared) {
		this.shared = shared;
		this.identity = new SessionIdentityAccess(shared);
	}

	/**
	 * Every method that asks or tells something goes through this.
	 * @throws IllegalStateException if the handle cannot be used any more
	 */
	abstract void requireOpen();

	final SessionIdentityAccess identity() {
		requireOpen();
		return this.identity;
	}

	@Override
	public int getDcId() {
		return identity().row().homeDcId();
	}

	@Override
	public @Nullable String getServerAddress() {
		DataCenterRow home = identity().homeDataCenter();
		return (home != null) ? home.address() : null;
	}

	@Override
	public int getPort() {
		DataCenterRow home = identity().homeDataCenter();
		return (home != null) ? home.port() : 0;
	}

	@Override
	public boolean isTestMode() {
		return identity().row().testMode();
	}

	@Override
	public void setTestMode(boolean testMode) {
		identity().set(SessionField.TEST_MODE, testMode);
	}

	@Override
	public void setDc(int dcId, String serverAddress, int port) {
		identity().setDc(dcId, serverAddress, port);
		// On the way to another data centre there is no login that could replace the old
		// one.
		loginChanged(this.identity.homeKey() != null);
	}

	@Override
	public @Nullable AuthKey getAuthKey() {
		return identity().homeKey();
	}

	@Override
	public void setAuthKey(@Nullable AuthKey key) {
		identity().setHomeKey(key);
		loginChanged(true);
	}

	@Override
	public @Nullable AuthKey getAuthKey(int dcId) {
		return getAuthKey(dcId, AuthKeyPurpose.PERMANENT);
	}

	@Override
	public void setAuthKey(int dcId, @Nullable AuthKey key) {
		setAuthKey(dcId, AuthKeyPurpose.PERMANENT, key, null);
	}

	@Override
	public @Nullable AuthKey getAuthKey(int dcId, AuthKeyPurpose purpose) {
		return identity().key(dcId, purpose);
	}

	@Override
	public void setAuthKey(int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key, @Nullable Instant expiresAt) {
		loginChanged(identity().setKey(dcId, purpose, key, expiresAt));
	}

	final void loginChanged(boolean changed) {
		if (changed) {
			this.shared.identityListener().identityChanged(this);
		}
	}

	@Override
	public @Nullable SelfUser getSelf() {
		return identity().self();
	}

	@Override
	public void setSelf(@Nullable SelfUser self) {
		identity().setSelf(self);
	}

	@Override
	public @Nullable Integer getApiId() {
		return identity().row().apiId();
	}

	@Override
	public void setApiId(@Nullable Integer apiId) {
		identity().set(SessionField.API_ID, apiId);
	}

	@Override
	public @Nullable Long getTakeoutId() {
		return identity().row().takeoutId();
	}

	@Override
	public void setTakeoutId(@Nullable Long takeoutId) {
		identity().set(SessionField.TAKEOUT_ID, takeoutId);
	}

	@Override
	public void markRevoked(int dcId, String reason) {
		loginChanged(identity().markRevoked(dcId, reason));
	}

	@Override
	public @Nullable String getRevokedReason() {
		return identity().revokedReason();
	}

	@Override
	public Optional<byte[]> findAttribute(String name) {
		return identity().findAttribute(name);
	}

	@Override
	public void setAttribute(String name, byte @Nullable [] value) {
		identity().setAttribute(name, value);
	}

}
