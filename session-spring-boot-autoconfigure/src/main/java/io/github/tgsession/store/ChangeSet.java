package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.SelfUser;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one session that belong together. Immutable.
 *
 * @since 0.1.0
 * @see SessionStore#apply(SessionRef, ChangeSet)
 */
public final class ChangeSet {

	private boolean accountDropped;

	private final Map<SessionField, @Nullable Object> sessionFields = new EnumMap<>(SessionField.class);

	private @Nullable SelfUser selfIfUnknown;

	private final List<DataCenterRow> dataCenters = new ArrayList<>();

	private final List<AuthKeyChange> authKeys = new ArrayList<>();

	private final List<AuthKeyRow> archivedKeys = new ArrayList<>();

	private final List<EntityChange> entities = new ArrayList<>();

	private final List<LostUsername> lostUsernames = new ArrayList<>();

	private final List<PeerReferenceRow> peerReferences = new ArrayList<>();

	private final List<CachedFileRow> files = new ArrayList<>();

	private final List<FileKey> forgottenFiles = new ArrayList<>();

	private final Map<String, @Nullable AttributeRow> attributes = new LinkedHashMap<>();

	private final Map<Long, UpdateStateChange> updateStates = new LinkedHashMap<>();

	private ChangeSet() {
	}

	/**
	 * Makes a change set.
	 * @param changes what to put into it
	 * @return the change set
	 */
	public static ChangeSet of(Consumer<Builder> changes) {
		ChangeSet result = new ChangeSet();
		changes.accept(result.new Builder());
		return result;
	}

	/**
	 * Whether there is nothing to apply.
	 * @return true for an empty set
	 */
	public boolean isEmpty() {
		return !this.accountDropped && this.sessionFields.isEmpty() && this.selfIfUnknown == null
				&& this.dataCenters.isEmpty() && this.authKeys.isEmpty() && this.archivedKeys.isEmpty()
				&& this.entities.isEmpty() && this.lostUsernames.isEmpty() && this.peerReferences.isEmpty()
				&& this.files.isEmpty() && this.forgottenFiles.isEmpty() && this.attributes.isEmpty()
				&& this.updateStates.isEmpty();
	}

	/**
	 * Whether the session's identity is changed: its own row, data centres or keys, or
	 * the account with all that belongs to it.
	 * @return true if such a change is among the changes
	 */
	public boolean changesIdentity() {
		return this.accountDropped || this.selfIfUnknown != null || !this.sessionFields.isEmpty()
				|| !this.dataCenters.isEmpty() || !this.authKeys.isEmpty() || !this.archivedKeys.isEmpty();
	}

	/**
	 * Whether entities, usernames, references, positions and files are dropped first.
	 * @return true if another account has taken the session over
	 */
	public boolean isAccountDropped() {
		return this.accountDropped;
	}

	/**
	 * New values of the session's own row.
	 * @return the values by field
	 */
	public Map<SessionField, @Nullable Object> sessionFields() {
		return Collections.unmodifiableMap(this.sessionFields);
	}

	/**
	 * An account that was learnt in passing. It is stored if none is known, or if it is
	 * the known one of which is not known whether it is a bot.
	 * @return the account, or null
	 */
	public @Nullable SelfUser selfIfUnknown() {
		return this.selfIfUnknown;
	}

	/**
	 * Data centres to store.
	 * @return the data centres
	 */
	public List<DataCenterRow> dataCenters() {
		return Collections.unmodifiableList(this.dataCenters);
	}

	/**
	 * Changes of current keys.
	 * @return the changes
	 */
	public List<AuthKeyChange> authKeys() {
		return Collections.unmodifiableList(this.authKeys);
	}

	/**
	 * Keys that were replaced elsewhere and come in by a copy. One that is current here
	 * stays current.
	 * @return the keys, each with the time when it was replaced
	 */
	public List<AuthKeyRow> archivedKeys() {
		return Collections.unmodifiableList(this.archivedKeys);
	}

	/**
	 * What has been learnt of entities, each id once.
	 * @return the changes
	 */
	public List<EntityChange> entities() {
		return Collections.unmodifiableList(this.entities);
	}

	/**
	 * Usernames that entities have given up.
	 * @return the usernames
	 */
	public List<LostUsername> lostUsernames() {
		return Collections.unmodifiableList(this.lostUsernames);
	}

	/**
	 * Peer references to store.
	 * @return the references
	 */
	public List<PeerReferenceRow> peerReferences() {
		return Collections.unmodifiableList(this.peerReferences);
	}

	/**
	 * Sent files to store.
	 * @return the files
	 */
	public List<CachedFileRow> files() {
		return Collections.unmodifiableList(this.files);
	}

	/**
	 * Sent files to forget.
	 * @return what they are known by
	 */
	public List<FileKey> forgottenFiles() {
		return Collections.unmodifiableList(this.forgottenFiles);
	}

	/**
	 * Attributes to store, or to remove if null.
	 * @return the attributes by name
	 */
	public Map<String, @Nullable AttributeRow> attributes() {
		return Collections.unmodifiableMap(this.attributes);
	}

	/**
	 * Changes of positions.
	 * @return the changes by entity id
	 */
	public Map<Long, UpdateStateChange> updateStates() {
		return Collections.unmodifiableMap(this.updateStates);
	}

	/**
	 * Collects changes.
	 */
	public final class Builder {

		private Builder() {
		}

		/**
		 * Drop entities, usernames, references, positions and files first.
		 * @return this builder
		 */
		public Builder dropAccount() {
			ChangeSet.this.accountDropped = true;
			return this;
		}

		/**
		 * Change a value of the session's own row.
		 * @param field the field
		 * @param value its new value, of the type that the field states
		 * @return this builder
		 */
		public Builder session(SessionField field, @Nullable Object value) {
			ChangeSet.this.sessionFields.put(field, value);
			return this;
		}

		/**
		 * Store an account if none is known, or whether the known one is a bot.
		 * @param self the account
		 * @return this builder
		 */
		public Builder selfIfUnknown(SelfUser self) {
			ChangeSet.this.selfIfUnknown = self;
			return this;
		}

		/**
		 * Store a data centre.
		 * @param dataCenter the data centre
		 * @return this builder
		 */
		public Builder dataCenter(DataCenterRow dataCenter) {
			ChangeSet.this.dataCenters.add(dataCenter);
			return this;
		}

		/**
		 * Replace a current key.
		 * @param change the change
		 * @return this builder
		 */
		public Builder authKey(AuthKeyChange change) {
			ChangeSet.this.authKeys.add(change);
			return this;
		}

		/**
		 * Store a key that was replaced before.
		 * @param key the key
		 * @return this builder
		 */
		public Builder archivedKey(AuthKeyRow key) {
			ChangeSet.this.archivedKeys.add(key);
			return this;
		}

		/**
		 * Store what has been learnt of an entity.
		 * @param change the change
		 * @return this builder
		 */
		public Builder entity(EntityChange change) {
			ChangeSet.this.entities.add(change);
			return this;
		}

		/**
		 * Take a username from an entity.
		 * @param username the username in lower case
		 * @param entityId the marked id of the entity
		 * @return this builder
		 */
		public Builder lostUsername(String username, long entityId) {
			ChangeSet.this.lostUsernames.add(new LostUsername(username, entityId));
			return this;
		}

		/**
		 * Store a peer reference.
		 * @param reference the reference
		 * @return this builder
		 */
		public Builder peerReference(PeerReferenceRow reference) {
			ChangeSet.this.peerReferences.add(reference);
			return this;
		}

		/**
		 * Store a sent file.
		 * @param file the file
		 * @return this builder
		 */
		public Builder file(CachedFileRow file) {
			ChangeSet.this.files.add(file);
			return this;
		}

		/**
		 * Forget a sent file.
		 * @param key what it is known by
		 * @return this builder
		 */
		public Builder forgetFile(FileKey key) {
			ChangeSet.this.forgottenFiles.add(key);
			return this;
		}

		/**
		 * Store an attribute.
		 * @param attribute the attribute
		 * @return this builder
		 */
		public Builder attribute(AttributeRow attribute) {
			ChangeSet.this.attributes.put(attribute.name(), attribute);
			return this;
		}

		/**
		 * Remove an attribute.
		 * @param name its name
		 * @return this builder
		 */
		public Builder removeAttribute(String name) {
			ChangeSet.this.attributes.put(name, null);
			return this;
		}

		/**
		 * Change a position.
		 * @param entityId 0 or a bare channel id
		 * @param change the change
		 * @return this builder
		 */
		public Builder updateState(long entityId, UpdateStateChange change) {
			ChangeSet.this.updateStates.put(entityId, change);
			return this;
		}

	}

}
