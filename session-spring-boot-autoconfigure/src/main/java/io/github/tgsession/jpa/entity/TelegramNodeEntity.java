package io.github.tgsession.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A process that owns sessions. Table {@code telegram_node}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_node")
public class TelegramNodeEntity {

	@Id
	@Column(name = "node_id", nullable = false, length = 64)
	private String nodeId;

	@Column(name = "until", nullable = false)
	private long until;

	@Column(name = "description", length = 512)
	private @Nullable String description;

	@SuppressWarnings("NullAway.Init")
	protected TelegramNodeEntity() {
	}

	/**
	 * Return the id of the process.
	 * @return the id of the process
	 */
	public String getNodeId() {
		return this.nodeId;
	}

	/**
	 * Return until when it is known to be alive, in milliseconds since 1970.
	 * @return until when it is known to be alive, in milliseconds since 1970
	 */
	public long getUntil() {
		return this.until;
	}

	/**
	 * Return host and process, for people.
	 * @return host and process, for people
	 */
	public @Nullable String getDescription() {
		return this.description;
	}

	@Override
	public String toString() {
		return "TelegramNodeEntity[nodeId=" + this.nodeId + "]";
	}

}
