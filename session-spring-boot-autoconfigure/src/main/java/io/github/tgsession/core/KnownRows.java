package io.github.tgsession.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows of a place that cannot hold everything together with what a session knows.
 * What either of them lacks comes from the other one; of two values the later one wins.
 */
final class KnownRows {

	private final SharedSession session;

	KnownRows(SharedSession session) {
		this.session = session;
	}

	List<EntityRow> merge(Map<Long, EntityRow> given) {
		Map<Long, EntityRow> stored = this.session.store().findEntities(this.session.ref(), given.keySet());
		Map<String, EntityRow> owners = owners(given, stored);
		return given.values().stream().map((row) -> {
			EntityRow known = stored.get(row.id());
			if (known == null) {
				return row;
			}
			return isLater(known, row) ? mergeOlder(row, known, owners) : merge(row, known, row.usernames());
		}).toList();
	}

	/**
	 * Who has the usernames that would be claimed with the later time of a known entity.
	 */
	private Map<String, EntityRow> owners(Map<Long, EntityRow> given, Map<Long, EntityRow> stored) {
		Set<String> usernames = new HashSet<>();
		stored.forEach((id, known) -> {
			EntityRow row = given.get(id);
			if (row != null && isLater(known, row)) {
				usernames.addAll(row.usernames());
			}
		});
		return usernames.isEmpty() ? Map.of()
				: this.session.store().findEntitiesByUsername(this.session.ref(), usernames);
	}

	private static boolean isLater(EntityRow known, EntityRow row) {
		return known.seenAt() > row.seenAt();
	}

	private static EntityRow mergeOlder(EntityRow row, EntityRow known, Map<String, EntityRow> owners) {
		List<String> free = row.usernames().stream().filter((username) -> {
			EntityRow owner = owners.get(username);
			return owner == null || owner.id() == row.id();
		}).toList();
		EntityRow without = new EntityRow(row.id(), row.accessHash(), row.flags(), free.isEmpty() ? null : free.get(0),
				free, row.phone(), row.name(), row.migratedTo(), row.seenAt());
		return merge(known, without, free);
	}

	private static EntityRow merge(EntityRow later, EntityRow earlier, List<String> usernames) {
		return new EntityRow(later.id(), (later.accessHash() != 0) ? later.accessHash() : earlier.accessHash(),
				(later.flags() != 0) ? later.flags() : earlier.flags(), either(later.username(), earlier.username()),
				usernames, either(later.phone(), earlier.phone()), either(later.name(), earlier.name()),
				either(later.migratedTo(), earlier.migratedTo()), later.seenAt());
	}

	private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
		return (first != null) ? first : second;
	}

	/**
	 * The files of which a session does not know more.
	 */
	List<CachedFileRow> newFiles(List<CachedFileRow> given) {
		Map<FileKey, CachedFileRow> stored = this.session.store()
			.findFiles(this.session.ref(), given.stream().map(CachedFileRow::key).toList());
		List<CachedFileRow> news = new ArrayList<>();
		for (CachedFileRow row : given) {
			CachedFileRow known = stored.get(row.key());
			if (known == null || (known.cachedAt() <= row.cachedAt()
					&& (row.fileReference().length > 0 || known.fileReference().length == 0))) {
				news.add(row);
			}
		}
		return news;
	}

}
