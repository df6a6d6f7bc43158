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
 * Something that a client keeps in a session. The value is read through the session only,
 * as it may be sealed. Table {@code telegram_attribute}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_attribute")
@IdClass(TelegramAttributeEntity.Key.class)
public class TelegramAttributeEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "name", nullable = false, length = 1024)
	private String name;

	@Column(name = "stored_value", nullable = false, length = 1000000)
	private byte[] storedValue;

	@Column(name = "expires_at")
	private @Nullable Long expiresAt;

	@SuppressWarnings("NullAway.Init")
	protected TelegramAttributeEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return when it expires, in milliseconds since 1970.
	 * @return when it expires, in milliseconds since 1970
	 */
	public @Nullable Long getExpiresAt() {
		return this.expiresAt;
	}

	@Override
	public String toString() {
		return "TelegramAttributeEntity[sessionId=" + this.sessionId + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param name the name
	 */
	public record Key(long sessionId, String name) implements Serializable {

	}

}
