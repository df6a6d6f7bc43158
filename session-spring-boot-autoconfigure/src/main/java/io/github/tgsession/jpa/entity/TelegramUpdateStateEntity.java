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
 * A position in a stream of updates. Table {@code telegram_update_state}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_update_state")
@IdClass(TelegramUpdateStateEntity.Key.class)
public class TelegramUpdateStateEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "entity_id", nullable = false)
	private long entityId;

	@Column(name = "pts")
	private @Nullable Integer pts;

	@Column(name = "qts")
	private @Nullable Integer qts;

	@Column(name = "date")
	private @Nullable Integer date;

	@Column(name = "seq")
	private @Nullable Integer seq;

	protected TelegramUpdateStateEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return 0 for the general stream, else a bare channel id.
	 * @return 0 for the general stream, else a bare channel id
	 */
	public long getEntityId() {
		return this.entityId;
	}

	/**
	 * Return the number of events.
	 * @return the number of events
	 */
	public @Nullable Integer getPts() {
		return this.pts;
	}

	/**
	 * Return the number of events of secret chats and bots.
	 * @return the number of events of secret chats and bots
	 */
	public @Nullable Integer getQts() {
		return this.qts;
	}

	/**
	 * Return the time of the last update, in seconds since 1970.
	 * @return the time of the last update, in seconds since 1970
	 */
	public @Nullable Integer getDate() {
		return this.date;
	}

	/**
	 * Return the number of sent containers.
	 * @return the number of sent containers
	 */
	public @Nullable Integer getSeq() {
		return this.seq;
	}

	@Override
	public String toString() {
		return "TelegramUpdateStateEntity[sessionId=" + this.sessionId + ", entityId=" + this.entityId + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param entityId 0 for the general stream, else a bare channel id
	 */
	public record Key(long sessionId, long entityId) implements Serializable {

	}

}
