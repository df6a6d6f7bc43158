package io.github.tgsession.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Which process owns a session. Table {@code telegram_lease}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_lease", indexes = @Index(name = "telegram_lease_node_ix", columnList = "node_id"))
public class TelegramLeaseEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Column(name = "node_id", length = 64)
	private @Nullable String nodeId;

	@Column(name = "epoch", nullable = false)
	private long epoch;

	@Column(name = "wanted_by", length = 64)
	private @Nullable String wantedBy;

	@Column(name = "acquired_at")
	private @Nullable Long acquiredAt;

	protected TelegramLeaseEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the id of the process, null if it was released.
	 * @return the id of the process, null if it was released
	 */
	public @Nullable String getNodeId() {
		return this.nodeId;
	}

	/**
	 * Return the fencing number, higher with each owner.
	 * @return the fencing number, higher with each owner
	 */
	public long getEpoch() {
		return this.epoch;
	}

	/**
	 * Return the id of a process that waits for it.
	 * @return the id of a process that waits for it
	 */
	public @Nullable String getWantedBy() {
		return this.wantedBy;
	}

	/**
	 * Return when the present owner took it, in milliseconds since 1970.
	 * @return when the present owner took it, null if nobody has
	 */
	public @Nullable Long getAcquiredAt() {
		return this.acquiredAt;
	}

	@Override
	public String toString() {
		return "TelegramLeaseEntity[sessionId=" + this.sessionId + "]";
	}

}
