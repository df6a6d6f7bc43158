package io.github.tgsession.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A session, with what is known of its account. Table {@code telegram_session}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_session",
		uniqueConstraints = @UniqueConstraint(name = "telegram_session_name_uk", columnNames = "name"))
public class TelegramSessionEntity {

	@Id
	@Column(name = "id", nullable = false)
	private long id;

	@Column(name = "name", nullable = false, length = 256)
	private String name;

	@Column(name = "dc_id", nullable = false)
	private int dcId;

	@Column(name = "test_mode", nullable = false)
	private boolean testMode;

	@Column(name = "api_id")
	private @Nullable Integer apiId;

	@Column(name = "user_id")
	private @Nullable Long userId;

	@Column(name = "bot")
	private @Nullable Boolean bot;

	@Column(name = "takeout_id")
	private @Nullable Long takeoutId;

	@Column(name = "revoked_reason", length = 1024)
	private @Nullable String revokedReason;

	@Column(name = "created_at", nullable = false)
	private long createdAt;

	@Column(name = "updated_at", nullable = false)
	private long updatedAt;

	@SuppressWarnings("NullAway.Init")
	protected TelegramSessionEntity() {
	}

	/**
	 * Return the random id.
	 * @return the random id
	 */
	public long getId() {
		return this.id;
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return the id of the home data centre, 0 if none is known.
	 * @return the id of the home data centre, 0 if none is known
	 */
	public int getDcId() {
		return this.dcId;
	}

	/**
	 * Return whether it lives on the test servers.
	 * @return whether it lives on the test servers
	 */
	public boolean isTestMode() {
		return this.testMode;
	}

	/**
	 * Return the application's id at Telegram.
	 * @return the application's id at Telegram
	 */
	public @Nullable Integer getApiId() {
		return this.apiId;
	}

	/**
	 * Return the bare id of the account.
	 * @return the bare id of the account
	 */
	public @Nullable Long getUserId() {
		return this.userId;
	}

	/**
	 * Return whether the account is a bot.
	 * @return whether the account is a bot, null if it is not known
	 */
	public @Nullable Boolean getBot() {
		return this.bot;
	}

	/**
	 * Return the id of an unfinished takeout.
	 * @return the id of an unfinished takeout
	 */
	public @Nullable Long getTakeoutId() {
		return this.takeoutId;
	}

	/**
	 * Return why the home key was revoked.
	 * @return why the home key was revoked
	 */
	public @Nullable String getRevokedReason() {
		return this.revokedReason;
	}

	/**
	 * Return when it was made, in milliseconds since 1970.
	 * @return when it was made, in milliseconds since 1970
	 */
	public long getCreatedAt() {
		return this.createdAt;
	}

	/**
	 * Return when its identity last changed, in milliseconds since 1970.
	 * @return when its identity last changed, in milliseconds since 1970
	 */
	public long getUpdatedAt() {
		return this.updatedAt;
	}

	@Override
	public String toString() {
		return "TelegramSessionEntity[id=" + this.id + ", name=" + this.name + "]";
	}

}
