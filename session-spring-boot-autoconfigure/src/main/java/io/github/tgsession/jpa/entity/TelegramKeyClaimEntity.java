package io.github.tgsession.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * Which session may be open with an authorization key. Table {@code telegram_key_claim}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_key_claim", indexes = @Index(name = "telegram_key_claim_session_ix", columnList = "session_id"))
public class TelegramKeyClaimEntity {

	@Id
	@Column(name = "auth_key_id", nullable = false)
	private long authKeyId;

	@Column(name = "session_id", nullable = false)
	private long sessionId;

	protected TelegramKeyClaimEntity() {
	}

	/**
	 * Return the id of the authorization key.
	 * @return the id of the authorization key
	 */
	public long getAuthKeyId() {
		return this.authKeyId;
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	@Override
	public String toString() {
		return "TelegramKeyClaimEntity[sessionId=" + this.sessionId + "]";
	}

}
