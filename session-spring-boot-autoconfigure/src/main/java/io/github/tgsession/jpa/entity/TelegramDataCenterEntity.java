package io.github.tgsession.jpa.entity;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * The address of a data centre, as a session knows it. Table
 * {@code telegram_data_center}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_data_center")
@IdClass(TelegramDataCenterEntity.Key.class)
public class TelegramDataCenterEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "dc_id", nullable = false)
	private int dcId;

	@Id
	@Column(name = "kind", nullable = false)
	private int kind;

	@Column(name = "address", nullable = false, length = 255)
	private String address;

	@Column(name = "port", nullable = false)
	private int port;

	@Column(name = "flags", nullable = false)
	private int flags;

	@SuppressWarnings("NullAway.Init")
	protected TelegramDataCenterEntity() {
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
	 * Return 0 for the main address, 1 for the address of media.
	 * @return 0 for the main address, 1 for the address of media
	 */
	public int getKind() {
		return this.kind;
	}

	/**
	 * Return a host name or an IP address.
	 * @return a host name or an IP address
	 */
	public String getAddress() {
		return this.address;
	}

	/**
	 * Return the port.
	 * @return the port
	 */
	public int getPort() {
		return this.port;
	}

	/**
	 * Return reserved, 0.
	 * @return reserved, 0
	 */
	public int getFlags() {
		return this.flags;
	}

	@Override
	public String toString() {
		return "TelegramDataCenterEntity[sessionId=" + this.sessionId + ", dcId=" + this.dcId + ", kind=" + this.kind
				+ "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param dcId the id of the data centre
	 * @param kind 0 for the main address, 1 for the address of media
	 */
	public record Key(long sessionId, int dcId, int kind) implements Serializable {

	}

}
