package io.github.tgsession.transfer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;

/**
 * Counts the parts of a session as they pass.
 */
final class PartCounter {

	private static final int TYPES = EntityRow.BOT | EntityRow.MEGAGROUP | EntityRow.BROADCAST;

	private final Map<SessionPart, Long> counts = new EnumMap<>(SessionPart.class);

	Map<SessionPart, Long> counts() {
		return Collections.unmodifiableMap(this.counts);
	}

	/**
	 * Counts what is in memory anyway: everything but entities, references and files.
	 */
	void count(SessionSnapshot session) {
		count(session.identity());
		add(SessionPart.UPDATE_STATES, session.updateStates().size());
		for (SnapshotAttribute attribute : session.attributes()) {
			if (attribute.name().equals(SnapshotAttribute.SERVER_SALT)) {
				add(SessionPart.SERVER_SALT, 1);
			}
			else if (!attribute.name().startsWith(SnapshotAttribute.RESERVED_PREFIX)) {
				add(SessionPart.ATTRIBUTES, 1);
			}
		}
	}

	private void count(SnapshotIdentity identity) {
		addIf(SessionPart.AUTH_KEY, identity.homeKey().isPresent());
		addIf(SessionPart.SERVER_ADDRESS, identity.homeDataCenter(KnownDataCenters.MAIN).isPresent());
		addIf(SessionPart.TEST_MODE, identity.testMode());
		addIf(SessionPart.API_ID, identity.apiId() != null);
		addIf(SessionPart.USER_ID, identity.userId() != null);
		addIf(SessionPart.BOT, identity.bot() != null);
		addIf(SessionPart.TAKEOUT_ID, identity.takeoutId() != null);
		addIf(SessionPart.MEDIA_ADDRESS, identity.homeDataCenter(KnownDataCenters.MEDIA).isPresent());
		addIf(SessionPart.TEMPORARY_KEY, identity.currentKey(AuthKeyPurpose.TEMPORARY).isPresent());
		add(SessionPart.OTHER_KEYS,
				identity.authKeys()
					.stream()
					.filter((key) -> key.dcId() != identity.homeDcId() && key.purpose() == AuthKeyPurpose.PERMANENT
							&& key.replacedAt() == null)
					.count());
	}

	void count(EntityRow entity) {
		add(SessionPart.ENTITIES, 1);
		addIf(SessionPart.USERNAMES, !entity.usernames().isEmpty());
		add(SessionPart.MORE_USERNAMES, Math.max(0, entity.usernames().size() - 1));
		addIf(SessionPart.PHONES, entity.phone() != null);
		addIf(SessionPart.NAMES, entity.name() != null);
		addIf(SessionPart.ENTITY_TYPES, (entity.flags() & TYPES) != 0);
		addIf(SessionPart.MIGRATIONS, entity.migratedTo() != null);
	}

	void countPeerReference() {
		add(SessionPart.PEER_REFERENCES, 1);
	}

	void count(CachedFileRow file) {
		add(SessionPart.FILES, 1);
		addIf(SessionPart.FILE_REFERENCES, file.fileReference().length > 0);
	}

	private void addIf(SessionPart part, boolean present) {
		add(part, present ? 1 : 0);
	}

	private void add(SessionPart part, long count) {
		if (count > 0) {
			this.counts.merge(part, count, Long::sum);
		}
	}

}
