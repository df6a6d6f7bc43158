package io.github.tgsession.jpa;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tgsession.EntityRow;
import io.github.tgsession.jpa.repository.PeerStatements;
import io.github.tgsession.jpa.repository.UsernameStatements;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities: with the usernames that resolve to them, or one for its access hash in
 * a single statement.
 */
final class StoredEntities {

	private final PeerStatements peers;

	private final UsernameStatements usernames;

	StoredEntities(PeerStatements peers, UsernameStatements usernames) {
		this.peers = peers;
		this.usernames = usernames;
	}

	Map<Long, EntityRow> byIds(long sessionId, Collection<Long> ids) {
		Map<Long, EntityRow> found = new LinkedHashMap<>();
		withUsernames(sessionId, this.peers.readByIds(sessionId, ids).values())
			.forEach((row) -> found.put(row.id(), row));
		return found;
	}

	Map<String, EntityRow> byTexts(long sessionId, EntityText kind, Collection<String> texts) {
		Map<String, Long> ids = switch (kind) {
			case USERNAME -> this.usernames.readIds(sessionId, texts);
			case PHONE -> this.peers.readIdsByPhone(sessionId, texts);
			case NAME -> this.peers.readIdsByName(sessionId, texts);
		};
		Map<Long, EntityRow> rows = byIds(sessionId, ids.values());
		Map<String, EntityRow> found = new HashMap<>();
		ids.forEach((text, id) -> {
			EntityRow row = rows.get(id);
			if (row != null) {
				found.put(text, row);
			}
		});
		return found;
	}

	List<EntityRow> page(long sessionId, long fromId, int limit) {
		return withUsernames(sessionId, this.peers.readFrom(sessionId, fromId, limit));
	}

	@Nullable EntityRow first(long sessionId, long id) {
		return this.peers.readById(sessionId, id).orElse(null);
	}

	@Nullable EntityRow firstBare(long sessionId, long bareId) {
		List<Long> candidates = MarkedIds.candidates(bareId);
		Map<Long, EntityRow> rows = this.peers.readByIds(sessionId, candidates);
		for (Long candidate : candidates) {
			EntityRow row = rows.get(candidate);
			if (row != null) {
				return row;
			}
		}
		return null;
	}

	@Nullable EntityRow first(long sessionId, EntityText kind, String text) {
		return (switch (kind) {
			case USERNAME -> this.peers.readByUsername(sessionId, text);
			case PHONE -> this.peers.readByPhone(sessionId, text);
			case NAME -> this.peers.readByName(sessionId, text);
		}).orElse(null);
	}

	private List<EntityRow> withUsernames(long sessionId, Collection<EntityRow> rows) {
		Map<Long, List<String>> names = this.usernames.readByIds(sessionId, rows.stream().map(EntityRow::id).toList());
		return rows.stream().map((row) -> {
			List<String> own = names.getOrDefault(row.id(), List.of());
			return own.isEmpty() ? row : row.withOrderedUsernames(own);
		}).toList();
	}

}
