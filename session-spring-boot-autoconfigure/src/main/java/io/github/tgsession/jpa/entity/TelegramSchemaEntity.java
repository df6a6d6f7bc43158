package io.github.tgsession.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A version of the tables that the scripts have reached. Table {@code telegram_schema}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_schema")
public class TelegramSchemaEntity {

	@Id
	@Column(name = "version", nullable = false)
	private int version;

	protected TelegramSchemaEntity() {
	}

	/**
	 * Return the version.
	 * @return the version
	 */
	public int getVersion() {
		return this.version;
	}

	@Override
	public String toString() {
		return "TelegramSchemaEntity[version=" + this.version + "]";
	}

}
