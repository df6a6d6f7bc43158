package io.github.tgsession.store;

import java.util.Collections;
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

	private final boolean accountDropped;

	private final Map<SessionField, @Nullable Object> sessionFields;

	private final @Nullable SelfUser selfIfUnknown;

	private final List<DataCenterRow> dataCenters;

	private final List<AuthKeyChange> authKeys;

	private final List<AuthKeyRow> archivedKeys;

	private final List<EntityChange> entities;

	private final List<LostUsername> lostUsernames;

	private final List<PeerReferenceRow> peerReferences;

	private final List<CachedFileRow> files;

	private final List<FileKey> forgottenFiles;

	private final Map<String, @Nullable AttributeRow> attributes;

	private final Map<Long, UpdateStateChange> updateStates;

	private ChangeSet(ChangeSetBuilder changes) {
		this.accountDropped = changes.accountDropped;
		this.sessionFields = changes.sessionFields;
		this.selfIfUnknown = changes.selfIfUnknown;
		this.dataCenters = changes.dataCenters;
		this.authKeys = changes.authKeys;
		this.archivedKeys = changes.archivedKeys;
		this.entities = changes.entities;
		this.lostUsernames = changes.lostUsernames;
		this.peerReferences = changes.peerReferences;
		this.files = changes.files;
		this.forgottenFiles = changes.forgottenFiles;
		this.attributes = changes.attributes;
		this.updateStates = changes.updateStates;
	}

	/**
	 * Makes a change set.
	 * @param changes what to put into it
	 * @return the change set
	 */
	public static ChangeSet of(Consumer<ChangeSetBuilder> changes) {
		ChangeSetBuilder builder = new ChangeSetBuilder();
		changes.accept(builder);
		return new ChangeSet(builder);
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

}
