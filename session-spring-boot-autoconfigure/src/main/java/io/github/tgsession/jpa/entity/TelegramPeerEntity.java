package io.github.tgsession.jpa.entity;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A user, basic chat or channel that a session has met. Table {@code telegram_entity}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_entity",
		indexes = { @Index(name = "telegram_entity_phone_ix", columnList = "session_id, phone, entity_id"),
				@Index(name = "telegram_entity_name_ix", columnList = "session_id, name, entity_id") })
@IdClass(TelegramPeerEntity.Key.class)
public class TelegramPeerEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "entity_id", nullable = false)
	private long entityId;

	@Column(name = "access_hash", nullable = false)
	private long accessHash;

	@Column(name = "flags", nullable = false)
	private int flags;

	@Column(name = "username", length = 1024)
	private @Nullable String username;

	@Column(name = "phone", length = 1024)
	private @Nullable String phone;

	@Column(name = "name", length = 1024)
	private @Nullable String name;

	@Column(name = "migrated_to")
	private @Nullable Long migratedTo;

	@Column(name = "seen_at", nullable = false)
	private long seenAt;

	protected TelegramPeerEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the marked id.
	 * @return the marked id
	 */
	public long getEntityId() {
		return this.entityId;
	}

	/**
	 * Return the access hash.
	 * @return the access hash
	 */
	public long getAccessHash() {
		return this.accessHash;
	}

	/**
	 * Return a combination of the flags of {@link io.github.tgsession.EntityRow}.
	 * @return a combination of the flags of {@link io.github.tgsession.EntityRow}
	 */
	public int getFlags() {
		return this.flags;
	}

	/**
	 * Return the first username in lower case, as it was last seen.
	 * @return the first username in lower case, as it was last seen
	 */
	public @Nullable String getUsername() {
		return this.username;
	}

	/**
	 * Return the phone number, digits only.
	 * @return the phone number, digits only
	 */
	public @Nullable String getPhone() {
		return this.phone;
	}

	/**
	 * Return the display name.
	 * @return the display name
	 */
	public @Nullable String getName() {
		return this.name;
	}

	/**
	 * Return the marked id of the channel that a basic chat has become.
	 * @return the marked id of the channel that a basic chat has become
	 */
	public @Nullable Long getMigratedTo() {
		return this.migratedTo;
	}

	/**
	 * Return when it was last seen, in milliseconds since 1970.
	 * @return when it was last seen, in milliseconds since 1970
	 */
	public long getSeenAt() {
		return this.seenAt;
	}

	@Override
	public String toString() {
		return "TelegramPeerEntity[sessionId=" + this.sessionId + ", entityId=" + this.entityId + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param entityId the marked id
	 */
	public record Key(long sessionId, long entityId) implements Serializable {

	}

}
