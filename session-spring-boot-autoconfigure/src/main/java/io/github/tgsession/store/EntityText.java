package io.github.tgsession.store;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * The texts by which an entity can be looked up.
 *
 * @since 0.1.0
 */
public enum EntityText {

	/**
	 * A username in lower case.
	 */
	USERNAME,

	/**
	 * The digits of a phone number.
	 */
	PHONE,

	/**
	 * An exact display name.
	 */
	NAME;

	/**
	 * This text of an entity.
	 * @param row the entity
	 * @return the text, null if it has none
	 */
	public @Nullable String of(EntityRow row) {
		return switch (this) {
			case USERNAME -> row.username();
			case PHONE -> row.phone();
			case NAME -> row.name();
		};
	}

}
