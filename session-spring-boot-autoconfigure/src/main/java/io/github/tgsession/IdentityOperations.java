package io.github.tgsession;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Who a session is: its data centre, keys and account. What a setter has taken is durable
 * when it returns, or with the transaction that it joined.
 *
 * @since 0.1.0
 */
public interface IdentityOperations {

	/**
	 * The home data centre.
	 * @return its id, 0 if none is known yet
	 */
	int getDcId();

	/**
	 * The address of the home data centre.
	 * @return a host name or an IP address, null if none is known yet
	 */
	@Nullable String getServerAddress();

	/**
	 * The port of the home data centre.
	 * @return the port, 0 if none is known yet
	 */
	int getPort();

	/**
	 * Whether the session lives on Telegram's test servers.
	 * @return true for the test servers
	 */
	boolean isTestMode();

	/**
	 * Says whether the session lives on Telegram's test servers.
	 * @param testMode true for the test servers
	 */
	void setTestMode(boolean testMode);

	/**
	 * Makes a data centre the home one. From then on {@link #getAuthKey()} answers that
	 * data centre's key, or null: a key is of no use anywhere else.
	 * @param dcId the id, 0 to 32767
	 * @param serverAddress a host name or an IP address
	 * @param port the port, 0 to 65535
	 * @throws IllegalArgumentException if a value is out of its range or the address is
	 * blank
	 */
	void setDc(int dcId, String serverAddress, int port);

	/**
	 * The permanent key of the home data centre.
	 * @return the key, null if the session is not logged in
	 */
	@Nullable AuthKey getAuthKey();

	/**
	 * Replaces the permanent key of the home data centre. A replaced key stays in the
	 * store, marked. A new key ends a revocation.
	 * @param key the key, or null for none
	 */
	void setAuthKey(@Nullable AuthKey key);

	/**
	 * The permanent key of any data centre.
	 * @param dcId the id of the data centre
	 * @return the key, or null
	 */
	@Nullable AuthKey getAuthKey(int dcId);

	/**
	 * Replaces the permanent key of any data centre.
	 * @param dcId the id of the data centre, 0 to 32767
	 * @param key the key, or null for none
	 */
	void setAuthKey(int dcId, @Nullable AuthKey key);

	/**
	 * The key of any data centre for any purpose.
	 * @param dcId the id of the data centre
	 * @param purpose what the key is used for
	 * @return the key, or null if there is none or it has expired
	 */
	@Nullable AuthKey getAuthKey(int dcId, AuthKeyPurpose purpose);

	/**
	 * Replaces the key of any data centre for any purpose.
	 * @param dcId the id of the data centre, 0 to 32767
	 * @param purpose what the key is used for
	 * @param key the key, or null for none
	 * @param expiresAt when the key expires, or null for never
	 */
	void setAuthKey(int dcId, AuthKeyPurpose purpose, @Nullable AuthKey key, @Nullable Instant expiresAt);

	/**
	 * The account.
	 * @return the account, null if it is not known yet
	 */
	@Nullable SelfUser getSelf();

	/**
	 * Says which account the session belongs to. Another account drops the entities,
	 * positions and files of the old one in the same transaction, because access hashes
	 * and positions belong to an account. With null they are kept for the same account to
	 * come back.
	 * @param self the account, or null if it is not known
	 */
	void setSelf(@Nullable SelfUser self);

	/**
	 * The application's id at Telegram.
	 * @return the id, or null
	 */
	@Nullable Integer getApiId();

	/**
	 * Keeps the application's id at Telegram.
	 * @param apiId the id, or null
	 */
	void setApiId(@Nullable Integer apiId);

	/**
	 * The unfinished takeout.
	 * @return its id, or null
	 */
	@Nullable Long getTakeoutId();

	/**
	 * Keeps the id of an unfinished takeout.
	 * @param takeoutId the id, or null when it is finished
	 */
	void setTakeoutId(@Nullable Long takeoutId);

	/**
	 * Notes that Telegram has refused the key of a data centre for good
	 * ({@code AUTH_KEY_UNREGISTERED}, {@code AUTH_KEY_DUPLICATED}), so that nobody goes
	 * on trying it: the key is not answered any more, but stays in the store, marked.
	 * @param dcId the id of the data centre
	 * @param reason Telegram's error code, up to 255 characters
	 */
	void markRevoked(int dcId, String reason);

	/**
	 * Why the key of the home data centre was revoked. Of other data centres no reason is
	 * kept.
	 * @return Telegram's error code, null if there was no revocation or there is a key
	 * again
	 */
	@Nullable String getRevokedReason();

	/**
	 * Finds something that a client keeps beside all this: salts, a configuration.
	 * @param name the name, 1 to 128 characters
	 * @return a copy of the value
	 */
	Optional<byte[]> findAttribute(String name);

	/**
	 * Keeps something for a client.
	 * @param name the name, 1 to 128 characters; those that begin with
	 * {@code telegram.session.} are reserved
	 * @param value the value of up to 512 KiB, or null to remove it
	 * @throws IllegalArgumentException if name or value is too long, or the name is
	 * reserved
	 */
	void setAttribute(String name, byte @Nullable [] value);

}
