package io.github.tgsession.jpa.entity;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * The message in which a peer was seen. Table {@code telegram_peer_reference}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_peer_reference")
@IdClass(TelegramPeerReferenceEntity.Key.class)
public class TelegramPeerReferenceEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "entity_id", nullable = false)
	private long entityId;

	@Column(name = "chat_id", nullable = false)
	private long chatId;

	@Column(name = "message_id", nullable = false)
	private int messageId;

	protected TelegramPeerReferenceEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the marked id of the peer.
	 * @return the marked id of the peer
	 */
	public long getEntityId() {
		return this.entityId;
	}

	/**
	 * Return the marked id of the chat.
	 * @return the marked id of the chat
	 */
	public long getChatId() {
		return this.chatId;
	}

	/**
	 * Return the id of the message.
	 * @return the id of the message
	 */
	public int getMessageId() {
		return this.messageId;
	}

	@Override
	public String toString() {
		return "TelegramPeerReferenceEntity[sessionId=" + this.sessionId + ", entityId=" + this.entityId + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param entityId the marked id of the peer
	 */
	public record Key(long sessionId, long entityId) implements Serializable {

	}

}
