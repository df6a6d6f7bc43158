package io.github.tgsession.store;

import java.util.List;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * What has been learnt of an entity.
 *
 * @param row the entity; its usernames are those that it has now
 * @param partial whether only id and access hash were seen: then a stored entity keeps
 * its username, phone, name and flags, and its access hash too if the seen one is 0. A
 * stored {@code migratedTo} is kept in any case unless there is a new one.
 * @since 0.1.0
 */
public record EntityChange(EntityRow row, boolean partial) {

	/**
	 * What becomes of a stored entity.
	 * @param stored the stored entity, null for none
	 * @return the entity to store
	 */
	public EntityRow applyTo(@Nullable EntityRow stored) {
		if (stored == null) {
			return this.row;
		}
		Long migratedTo = (this.row.migratedTo() != null) ? this.row.migratedTo() : stored.migratedTo();
		if (!this.partial) {
			return new EntityRow(this.row.id(), this.row.accessHash(), this.row.flags(), this.row.username(),
					this.row.usernames(), this.row.phone(), this.row.name(), migratedTo, this.row.seenAt());
		}
		long hash = (this.row.accessHash() != 0) ? this.row.accessHash() : stored.accessHash();
		return new EntityRow(stored.id(), hash, stored.flags(), stored.username(), stored.usernames(), stored.phone(),
				stored.name(), migratedTo, this.row.seenAt());
	}

	/**
	 * Both changes as one.
	 * @param next what has been learnt of the same entity after this
	 * @return the change that has the result of this one and the next one
	 */
	public EntityChange andThen(EntityChange next) {
		return new EntityChange(next.applyTo(this.row), this.partial && next.partial);
	}

	/**
	 * The usernames that the entity has now.
	 * @return the usernames, empty if they were not seen
	 */
	public List<String> usernames() {
		return this.partial ? List.of() : this.row.usernames();
	}

}
