package io.github.tgsession.jpa.entity;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An authorization key of a session. The key itself is read through the session only.
 * Table {@code telegram_auth_key}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_auth_key")
@IdClass(TelegramAuthKeyEntity.Key.class)
public class TelegramAuthKeyEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "dc_id", nullable = false)
	private int dcId;

	@Id
	@Column(name = "purpose", nullable = false)
	private int purpose;

	@Id
	@Column(name = "auth_key_id", nullable = false)
	private long authKeyId;

	@Column(name = "stored_key", nullable = false, length = 1024)
	private byte[] storedKey;

	@Column(name = "expires_at")
	private @Nullable Long expiresAt;

	@Column(name = "replaced_at")
	private @Nullable Long replacedAt;

	@SuppressWarnings("NullAway.Init")
	protected TelegramAuthKeyEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the id of the data centre.
	 * @return the id of the data centre
	 */
	public int getDcId() {
		return this.dcId;
	}

	/**
	 * Return the ordinal of {@link io.github.tgsession.AuthKeyPurpose}.
	 * @return the ordinal of {@link io.github.tgsession.AuthKeyPurpose}
	 */
	public int getPurpose() {
		return this.purpose;
	}

	/**
	 * Return the id of the key.
	 * @return the id of the key
	 */
	public long getAuthKeyId() {
		return this.authKeyId;
	}

	/**
	 * Return when it expires, in milliseconds since 1970.
	 * @return when it expires, in milliseconds since 1970
	 */
	public @Nullable Long getExpiresAt() {
		return this.expiresAt;
	}

	/**
	 * Return when it was replaced, in milliseconds since 1970; null for the current key.
	 * @return when it was replaced, in milliseconds since 1970; null for the current key
	 */
	public @Nullable Long getReplacedAt() {
		return this.replacedAt;
	}

	@Override
	public String toString() {
		return "TelegramAuthKeyEntity[sessionId=" + this.sessionId + ", dcId=" + this.dcId + ", purpose=" + this.purpose
				+ ", authKeyId=" + this.authKeyId + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param dcId the id of the data centre
	 * @param purpose the ordinal of {@link io.github.tgsession.AuthKeyPurpose}
	 * @param authKeyId the id of the key
	 */
	public record Key(long sessionId, int dcId, int purpose, long authKeyId) implements Serializable {

	}

}
