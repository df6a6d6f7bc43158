package io.github.tgsession.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.tgsession.AsyncTelegramSession;
import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * Hands each call of a session to its queue. Arrays are copied, since their owner may go
 * on to use them.
 */
final class QueuedSession implements AsyncTelegramSession {

	private final TelegramSession session;

	private final CallQueue calls;

	QueuedSession(TelegramSession session, CallQueue calls) {
		this.session = session;
		this.calls = calls;
	}

	private CompletableFuture<@Nullable Void> run(Runnable call) {
		return this.calls.submit(() -> {
			call.run();
			return null;
		});
	}

	@Override
	public CompletableFuture<Integer> getDcId() {
		return this.calls.submit(this.session::getDcId);
	}

	@Override
	public CompletableFuture<@Nullable String> getServerAddress() {
		return this.calls.submit(this.session::getServerAddress);
	}

	@Override
	public CompletableFuture<Integer> getPort() {
		return this.calls.submit(this.session::getPort);
	}

	@Override
	public CompletableFuture<Boolean> isTestMode() {
		return this.calls.submit(this.session::isTestMode);
	}

	@Override
	public CompletableFuture<@Nullable Void> setTestMode(boolean testMode) {
		return run(() -> this.session.setTestMode(testMode));
	}

	@Override
	public CompletableFuture<@Nullable Void> setDc(int dcId, String serverAddress, int port) {
		return run(() -> this.session.setDc(dcId, serverAddress, port));
	}

	@Override
	public CompletableFuture<@Nullable AuthKey> getAuthKey() {
		return this.calls.submit(() -> this.session.getAuthKey());
	}

	@Override
	public CompletableFuture<@Nullable Void> setAuthKey(@Nullable AuthKey key) {
		return run(() -> this.session.setAuthKey(key));
	}

	@Override
	public CompletableFuture<@Nullable AuthKey> getAuthKey(int dcId) {
		return this.calls.submit(() -> this.session.getAuthKey(dcId));
	}

	@Override
	public CompletableFuture<@Nullable Void> setAuthKey(int dcId, @Nullable AuthKey key) {
		return run(() -> this.session.setAuthKey(dcId, key));
	}

	@Override
	public CompletableFuture<@Nullable AuthKey> getAuthKey(int dcId, AuthKeyPurpose purpose) {
		return this.calls.submit(() -> this.session.getAuthKey(dcId, purpose));
	}

	@Override
	public CompletableFuture<@Nullable Void> setAuthKey(int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key,
			@Nullable Instant expiresAt) {
		return run(() -> this.session.setAuthKey(dcId, purpose, key, expiresAt));
	}

	@Override
	public CompletableFuture<@Nullable SelfUser> getSelf() {
		return this.calls.submit(this.session::getSelf);
	}

	@Override
	public CompletableFuture<@Nullable Void> setSelf(@Nullable SelfUser self) {
		return run(() -> this.session.setSelf(self));
	}

	@Override
	public CompletableFuture<@Nullable Integer> getApiId() {
		return this.calls.submit(this.session::getApiId);
	}

	@Override
	public CompletableFuture<@Nullable Void> setApiId(@Nullable Integer apiId) {
		return run(() -> this.session.setApiId(apiId));
	}

	@Override
	public CompletableFuture<@Nullable Long> getTakeoutId() {
		return this.calls.submit(this.session::getTakeoutId);
	}

	@Override
	public CompletableFuture<@Nullable Void> setTakeoutId(@Nullable Long takeoutId) {
		return run(() -> this.session.setTakeoutId(takeoutId));
	}

	@Override
	public CompletableFuture<@Nullable Void> markRevoked(int dcId, String reason) {
		return run(() -> this.session.markRevoked(dcId, reason));
	}

	@Override
	public CompletableFuture<@Nullable String> getRevokedReason() {
		return this.calls.submit(this.session::getRevokedReason);
	}

	@Override
	public CompletableFuture<Optional<byte[]>> findAttribute(String name) {
		return this.calls.submit(() -> this.session.findAttribute(name));
	}

	@Override
	public CompletableFuture<@Nullable Void> setAttribute(String name, byte @Nullable [] value) {
		byte[] copy = (value != null) ? value.clone() : null;
		return run(() -> this.session.setAttribute(name, copy));
	}

	@Override
	public CompletableFuture<@Nullable UpdateState> getUpdateState(long entityId) {
		return this.calls.submit(() -> this.session.getUpdateState(entityId));
	}

	@Override
	public CompletableFuture<Map<Long, UpdateState>> getUpdateStates() {
		return this.calls.submit(this.session::getUpdateStates);
	}

	@Override
	public CompletableFuture<@Nullable Void> setUpdateState(long entityId, UpdateState state) {
		return run(() -> this.session.setUpdateState(entityId, state));
	}

	@Override
	public CompletableFuture<@Nullable Void> removeUpdateState(long entityId) {
		return run(() -> this.session.removeUpdateState(entityId));
	}

	@Override
	public CompletableFuture<Boolean> advanceUpdateState(long entityId, UpdateState state) {
		return this.calls.submit(() -> this.session.advanceUpdateState(entityId, state));
	}

	@Override
	public CompletableFuture<Boolean> advanceUpdateState(long entityId, @Nullable UpdateState expected,
			UpdateState next) {
		return this.calls.submit(() -> this.session.advanceUpdateState(entityId, expected, next));
	}

	@Override
	public CompletableFuture<Boolean> processEntities(@Nullable Object tlObject) {
		return this.calls.submit(() -> this.session.processEntities(tlObject));
	}

	@Override
	public CompletableFuture<InputPeer> getInputEntity(Object key) {
		return this.calls.submit(() -> this.session.getInputEntity(key));
	}

	@Override
	public CompletableFuture<Optional<InputPeer>> findInputEntity(Object key) {
		return this.calls.submit(() -> this.session.findInputEntity(key));
	}

	@Override
	public CompletableFuture<Optional<EntityRow>> findEntityById(long id, boolean exact) {
		return this.calls.submit(() -> this.session.findEntityById(id, exact));
	}

	@Override
	public CompletableFuture<Optional<EntityRow>> findEntityByUsername(String username) {
		return this.calls.submit(() -> this.session.findEntityByUsername(username));
	}

	@Override
	public CompletableFuture<Optional<EntityRow>> findEntityByPhone(String phone) {
		return this.calls.submit(() -> this.session.findEntityByPhone(phone));
	}

	@Override
	public CompletableFuture<Optional<EntityRow>> findEntityByName(String name) {
		return this.calls.submit(() -> this.session.findEntityByName(name));
	}

	@Override
	public CompletableFuture<@Nullable Void> learnReference(Peer peer, Peer chat, int messageId) {
		return run(() -> this.session.learnReference(peer, chat, messageId));
	}

	@Override
	public CompletableFuture<@Nullable Void> cacheFile(byte[] md5Digest, long fileSize, Object file) {
		byte[] digest = md5Digest.clone();
		return run(() -> this.session.cacheFile(digest, fileSize, file));
	}

	@Override
	public <T extends SentFile> CompletableFuture<Optional<T>> findFile(byte[] md5Digest, long fileSize,
			Class<T> type) {
		byte[] digest = md5Digest.clone();
		return this.calls.submit(() -> this.session.findFile(digest, fileSize, type));
	}

	@Override
	public CompletableFuture<@Nullable Void> forgetFile(byte[] md5Digest, long fileSize,
			Class<? extends SentFile> type) {
		byte[] digest = md5Digest.clone();
		return run(() -> this.session.forgetFile(digest, fileSize, type));
	}

	@Override
	public CompletableFuture<String> toSessionString() {
		return this.calls.submit(this.session::toSessionString);
	}

	@Override
	public CompletableFuture<@Nullable Void> save() {
		return run(this.session::save);
	}

}
