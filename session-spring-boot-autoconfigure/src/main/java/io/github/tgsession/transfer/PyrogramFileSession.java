package io.github.tgsession.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.store.CachedFileRow;
import org.jspecify.annotations.Nullable;

/**
 * A session file of Pyrogram or Kurigram, open for reading.
 */
final class PyrogramFileSession extends SqliteSession {

	private static final String PEERS = "peers";

	private static final String USERNAMES = "usernames";

	private static final List<String> PEER_COLUMNS = List.of("id", "access_hash", "type", "username", "phone_number",
			"last_update_on");

	/**
	 * Telegram allows far fewer usernames than this for the peers of a page.
	 */
	private static final int MAX_USERNAMES = 500_000;

	private final @Nullable SqliteTable peers;

	private final @Nullable SqliteTable usernames;

	/**
	 * Opens a file and reads what is of one moment: the login and the positions.
	 * @param file the file, closed with this
	 * @param version the version that it says it has
	 * @param format what it turned out to be
	 * @param notes takes what is left out
	 */
	PyrogramFileSession(SqliteFile file, FileVersion version, DetectedFormat format, ReadingNotes notes)
			throws SQLException {
		super(file, version, format, notes);
		this.peers = file.table(PEERS);
		SqliteTable names = file.table(USERNAMES);
		this.usernames = (names != null && names.has("id") && names.has("username")) ? names : null;
		readLogin(this.peers, () -> null, PyrogramFileSession::streamId);
	}

	/**
	 * Channels are marked here, and only channels have streams of their own.
	 */
	private static long streamId(long id) {
		return PyrogramPeerType.isChannel(id) ? PyrogramPeerType.bareChannelId(id)
				: (id >= 0) ? id : PositionRows.NO_STREAM;
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		if (this.peers == null) {
			return;
		}
		leftOut().begin(PEERS);
		leftOut().begin(USERNAMES);
		new SqliteRows<>(file(), this.peers, subject(), PEER_COLUMNS, leftOut().tolerant(PEERS, this::peer))
			.forEachPage((page) -> {
				Map<Long, List<String>> others = usernames(page);
				page.forEach((peer) -> consumer.accept(withUsernames(peer, others)));
			});
	}

	private @Nullable EntityRow peer(SqliteRow row) throws SQLException {
		long id = row.integer(0);
		if (id == 0) {
			leftOut().add(PEERS, ReadingNotes.Doubt.NO_PEER);
			return null;
		}
		String type = row.text(2);
		if (!PyrogramPeerType.isKnown(type)) {
			leftOut().add(PEERS, ReadingNotes.Doubt.UNKNOWN_TYPE);
		}
		String username = row.text(3);
		long hash = (row.value(1) != null) ? row.integer(1) : 0;
		return EntityRows.of(id, hash, PyrogramPeerType.flags(type), (username != null) ? List.of(username) : List.of(),
				row.phone(4, () -> leftOut().add(PEERS, ReadingNotes.Doubt.NO_PHONE)), null, row.seconds(5));
	}

	private static EntityRow withUsernames(EntityRow peer, Map<Long, List<String>> others) {
		List<String> found = others.get(peer.id());
		if (found == null) {
			return peer;
		}
		List<String> all = new ArrayList<>(peer.usernames());
		all.addAll(found);
		return EntityRows.of(peer.id(), peer.accessHash(), peer.flags(), all, peer.phone(), null,
				peer.seenAt() / 1_000);
	}

	/**
	 * Kurigram keeps usernames in a table of their own.
	 */
	private Map<Long, List<String>> usernames(List<EntityRow> page) {
		Map<Long, List<String>> result = new HashMap<>();
		if (this.usernames == null || page.isEmpty()) {
			return result;
		}
		long first = page.stream().mapToLong(EntityRow::id).min().orElseThrow();
		long last = page.stream().mapToLong(EntityRow::id).max().orElseThrow();
		try (PreparedStatement statement = file().prepare(this.usernames.rangeQuery("id", List.of("id", "username")))) {
			statement.setLong(1, first);
			statement.setLong(2, last);
			statement.setInt(3, MAX_USERNAMES);
			int count = 0;
			try (ResultSet results = statement.executeQuery()) {
				SqliteRow row = new SqliteRow(results, subject(), USERNAMES, List.of("id", "username"), 0);
				SqliteRows.Mapper<Username> mapper = leftOut().tolerant(USERNAMES, PyrogramFileSession::username);
				while (results.next()) {
					row.moveTo(++count);
					Username username = mapper.map(row);
					if (username != null) {
						result.computeIfAbsent(username.id(), (id) -> new ArrayList<>(1)).add(username.name());
					}
				}
			}
			if (count == MAX_USERNAMES) {
				throw new TransferProblem(subject() + " has more usernames than the peers of any account");
			}
			file().requireUnchanged();
			return result;
		}
		catch (SQLException ex) {
			throw SqliteErrors.reading(ex);
		}
	}

	private static @Nullable Username username(SqliteRow row) throws SQLException {
		String name = row.text(1);
		return (name != null) ? new Username(row.integer(0), name) : null;
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
	}

	/**
	 * A row of the table of usernames.
	 *
	 * @param id the marked id of the peer
	 * @param name the username
	 */
	private record Username(long id, String name) {

	}

}
