package io.github.tgsession.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;

/**
 * All that was read of a session.
 *
 * @param format what it turned out to be
 * @param identity who it is
 * @param updateStates the positions
 * @param attributes the attributes
 * @param entities the entities by id
 * @param files digest, size, kind, id and hash of the sent files
 * @param notes what was left out
 */
record ReadSession(DetectedFormat format, SnapshotIdentity identity, Map<Long, UpdateState> updateStates,
		List<SnapshotAttribute> attributes, List<EntityRow> entities, List<String> files, List<String> notes) {

	static ReadSession of(Path file) {
		return of(file, TransferOptions.defaults());
	}

	static ReadSession of(Path file, TransferOptions options) {
		try (OpenedSession session = SessionReader.open(SessionSource.ofFile(file), options)) {
			List<EntityRow> entities = new ArrayList<>();
			List<String> files = new ArrayList<>();
			try {
				session.forEachEntity(entities::add);
				session.forEachFile((each) -> files.add(describe(each)));
			}
			catch (TransferProblem ex) {
				throw ex.reading(file.toString());
			}
			entities.sort(Comparator.comparingLong(EntityRow::id));
			return new ReadSession(session.format(), session.identity(), session.updateStates(), session.attributes(),
					entities, files.stream().sorted().toList(), session.notes());
		}
	}

	private static String describe(CachedFileRow file) {
		return file.key().md5() + " " + file.key().fileSize() + " " + file.key().kind() + " " + file.fileId() + " "
				+ file.accessHash();
	}

}
