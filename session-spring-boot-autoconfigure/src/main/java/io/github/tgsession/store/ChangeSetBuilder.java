package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.SelfUser;
import org.jspecify.annotations.Nullable;

/**
 * Collects the changes of a {@link ChangeSet}.
 *
 * @since 0.1.0
 * @see ChangeSet#of
 */
public final class ChangeSetBuilder {

	boolean accountDropped;

	final Map<SessionField, @Nullable Object> sessionFields = new EnumMap<>(SessionField.class);

	@Nullable SelfUser selfIfUnknown;

	final List<DataCenterRow> dataCenters = new ArrayList<>();

	final List<AuthKeyChange> authKeys = new ArrayList<>();

	final List<AuthKeyRow> archivedKeys = new ArrayList<>();

	final List<EntityChange> entities = new ArrayList<>();

	final List<LostUsername> lostUsernames = new ArrayList<>();

	final List<PeerReferenceRow> peerReferences = new ArrayList<>();

	final List<CachedFileRow> files = new ArrayList<>();

	final List<FileKey> forgottenFiles = new ArrayList<>();

	final Map<String, @Nullable AttributeRow> attributes = new LinkedHashMap<>();

	final Map<Long, UpdateStateChange> updateStates = new LinkedHashMap<>();

	ChangeSetBuilder() {
	}

	/**
	 * Drop entities, usernames, references, positions and files first.
	 * @return this builder
	 */
	public ChangeSetBuilder dropAccount() {
		this.accountDropped = true;
		return this;
	}

	/**
	 * Change a value of the session's own row.
	 * @param field the field
	 * @param value its new value, of the type that the field states
	 * @return this builder
	 */
	public ChangeSetBuilder session(SessionField field, @Nullable Object value) {
		this.sessionFields.put(field, value);
		return this;
	}

	/**
	 * Store an account if none is known, or whether the known one is a bot.
	 * @param self the account
	 * @return this builder
	 */
	public ChangeSetBuilder selfIfUnknown(SelfUser self) {
		this.selfIfUnknown = self;
		return this;
	}

	/**
	 * Store a data centre.
	 * @param dataCenter the data centre
	 * @return this builder
	 */
	public ChangeSetBuilder dataCenter(DataCenterRow dataCenter) {
		this.dataCenters.add(dataCenter);
		return this;
	}

	/**
	 * Replace a current key.
	 * @param change the change
	 * @return this builder
	 */
	public ChangeSetBuilder authKey(AuthKeyChange change) {
		this.authKeys.add(change);
		return this;
	}

	/**
	 * Store a key that was replaced before.
	 * @param key the key
	 * @return this builder
	 */
	public ChangeSetBuilder archivedKey(AuthKeyRow key) {
		this.archivedKeys.add(key);
		return this;
	}

	/**
	 * Store what has been learnt of an entity.
	 * @param change the change
	 * @return this builder
	 */
	public ChangeSetBuilder entity(EntityChange change) {
		this.entities.add(change);
		return this;
	}

	/**
	 * Take a username from an entity.
	 * @param username the username in lower case
	 * @param entityId the marked id of the entity
	 * @return this builder
	 */
	public ChangeSetBuilder lostUsername(String username, long entityId) {
		this.lostUsernames.add(new LostUsername(username, entityId));
		return this;
	}

	/**
	 * Store a peer reference.
	 * @param reference the reference
	 * @return this builder
	 */
	public ChangeSetBuilder peerReference(PeerReferenceRow reference) {
		this.peerReferences.add(reference);
		return this;
	}

	/**
	 * Store a sent file.
	 * @param file the file
	 * @return this builder
	 */
	public ChangeSetBuilder file(CachedFileRow file) {
		this.files.add(file);
		return this;
	}

	/**
	 * Forget a sent file.
	 * @param key what it is known by
	 * @return this builder
	 */
	public ChangeSetBuilder forgetFile(FileKey key) {
		this.forgottenFiles.add(key);
		return this;
	}

	/**
	 * Store an attribute.
	 * @param attribute the attribute
	 * @return this builder
	 */
	public ChangeSetBuilder attribute(AttributeRow attribute) {
		this.attributes.put(attribute.name(), attribute);
		return this;
	}

	/**
	 * Remove an attribute.
	 * @param name its name
	 * @return this builder
	 */
	public ChangeSetBuilder removeAttribute(String name) {
		this.attributes.put(name, null);
		return this;
	}

	/**
	 * Change a position.
	 * @param entityId 0 or a bare channel id
	 * @param change the change
	 * @return this builder
	 */
	public ChangeSetBuilder updateState(long entityId, UpdateStateChange change) {
		this.updateStates.put(entityId, change);
		return this;
	}

}
