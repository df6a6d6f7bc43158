package io.github.tgsession;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * {@link IdentityOperations} for callers that must not wait. What a setter has taken is
 * durable when its future completes.
 *
 * @since 0.1.0
 */
public interface AsyncIdentityOperations {

	/**
	 * The home data centre.
	 * @return its id, 0 if none is known yet
	 */
	CompletableFuture<Integer> getDcId();

	/**
	 * The address of the home data centre.
	 * @return a host name or an IP address, null if none is known yet
	 */
	CompletableFuture<@Nullable String> getServerAddress();

	/**
	 * The port of the home data centre.
	 * @return the port, 0 if none is known yet
	 */
	CompletableFuture<Integer> getPort();

	/**
	 * Whether the session lives on Telegram's test servers.
	 * @return true for the test servers
	 */
	CompletableFuture<Boolean> isTestMode();

	/**
	 * Says whether the session lives on Telegram's test servers.
	 * @param testMode true for the test servers
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setTestMode(boolean testMode);

	/**
	 * Makes a data centre the home one.
	 * @param dcId as for {@link IdentityOperations#setDc(int, String, int)}
	 * @param serverAddress a host name or an IP address
	 * @param port the port
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setDc(int dcId, String serverAddress, int port);

	/**
	 * The permanent key of the home data centre.
	 * @return the key, null if the session is not logged in
	 */
	CompletableFuture<@Nullable AuthKey> getAuthKey();

	/**
	 * Replaces the permanent key of the home data centre.
	 * @param key the key, or null for none
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setAuthKey(@Nullable AuthKey key);

	/**
	 * The permanent key of any data centre.
	 * @param dcId the id of the data centre
	 * @return the key, or null
	 */
	CompletableFuture<@Nullable AuthKey> getAuthKey(int dcId);

	/**
	 * Replaces the permanent key of any data centre.
	 * @param dcId the id of the data centre
	 * @param key the key, or null for none
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setAuthKey(int dcId, @Nullable AuthKey key);

	/**
	 * The key of any data centre for any purpose.
	 * @param dcId the id of the data centre
	 * @param purpose what the key is used for
	 * @return the key, or null if there is none or it has expired
	 */
	CompletableFuture<@Nullable AuthKey> getAuthKey(int dcId, AuthKeyPurpose purpose);

	/**
	 * Replaces the key of any data centre for any purpose.
	 * @param dcId the id of the data centre
	 * @param purpose what the key is used for
	 * @param key the key, or null for none
	 * @param expiresAt when the key expires, or null for never
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setAuthKey(int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key,
			@Nullable Instant expiresAt);

	/**
	 * The account.
	 * @return the account, null if it is not known yet
	 */
	CompletableFuture<@Nullable SelfUser> getSelf();

	/**
	 * Says which account the session belongs to.
	 * @param self as for {@link IdentityOperations#setSelf(SelfUser)}
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setSelf(@Nullable SelfUser self);

	/**
	 * The application's id at Telegram.
	 * @return the id, or null
	 */
	CompletableFuture<@Nullable Integer> getApiId();

	/**
	 * Keeps the application's id at Telegram.
	 * @param apiId the id, or null
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setApiId(@Nullable Integer apiId);

	/**
	 * The unfinished takeout.
	 * @return its id, or null
	 */
	CompletableFuture<@Nullable Long> getTakeoutId();

	/**
	 * Keeps the id of an unfinished takeout.
	 * @param takeoutId the id, or null when it is finished
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> setTakeoutId(@Nullable Long takeoutId);

	/**
	 * Notes that Telegram has refused the key of a data centre for good.
	 * @param dcId the id of the data centre
	 * @param reason Telegram's error code, up to 255 characters
	 * @return completed when it is durable
	 */
	CompletableFuture<@Nullable Void> markRevoked(int dcId, String reason);

	/**
	 * Why the key of the home data centre was revoked.
	 * @return Telegram's error code, null if there was no revocation or there is a key
	 * again
	 */
	CompletableFuture<@Nullable String> getRevokedReason();

	/**
	 * Finds something that a client keeps beside all this.
	 * @param name the name, 1 to 128 characters
	 * @return a copy of the value
	 */
	CompletableFuture<Optional<byte[]>> findAttribute(String name);

	/**
	 * Keeps something for a client.
	 * @param name as for {@link IdentityOperations#setAttribute(String, byte[])}
	 * @param value the value, or null to remove it
	 * @return completed when every call finds it
	 */
	CompletableFuture<@Nullable Void> setAttribute(String name, byte @Nullable [] value);

}
