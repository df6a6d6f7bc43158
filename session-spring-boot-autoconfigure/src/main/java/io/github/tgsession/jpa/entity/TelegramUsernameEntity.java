package io.github.tgsession.jpa.entity;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A username and the peer that it leads to. Table {@code telegram_username}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_username",
		indexes = @Index(name = "telegram_username_entity_ix", columnList = "session_id, entity_id"))
@IdClass(TelegramUsernameEntity.Key.class)
public class TelegramUsernameEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "username", nullable = false, length = 1024)
	private String username;

	@Column(name = "entity_id", nullable = false)
	private long entityId;

	@Column(name = "seen_at", nullable = false)
	private long seenAt;

	@SuppressWarnings("NullAway.Init")
	protected TelegramUsernameEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the username in lower case.
	 * @return the username in lower case
	 */
	public String getUsername() {
		return this.username;
	}

	/**
	 * Return the marked id of the peer.
	 * @return the marked id of the peer
	 */
	public long getEntityId() {
		return this.entityId;
	}

	/**
	 * Return when it was last seen there, in milliseconds since 1970.
	 * @return when it was last seen there, in milliseconds since 1970
	 */
	public long getSeenAt() {
		return this.seenAt;
	}

	@Override
	public String toString() {
		return "TelegramUsernameEntity[sessionId=" + this.sessionId + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param username the username in lower case
	 */
	public record Key(long sessionId, String username) implements Serializable {

	}

}
