package io.github.tgsession.core;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SessionString;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;

/**
 * By which rule a mismatch of a function is a deviation.
 */
final class GoldenFunctionRules {

	private GoldenFunctionRules() {
	}

	static @Nullable Deviation explain(String function, List<@Nullable Object> args, GoldenOutcome expected,
			GoldenOutcome got) {
		Object first = args.isEmpty() ? null : args.get(0);
		if (GoldenValues.anywhere(args, (value) -> value instanceof BigInteger)
				&& (got.isError() || function.startsWith("entit"))) {
			return Deviation.IDS_HAVE_64_BITS;
		}
		if (first instanceof String text && !text.chars().allMatch((character) -> character < 128)
				&& !function.startsWith("string") && isEmpty(got)) {
			return Deviation.ASCII_ONLY;
		}
		return switch (function) {
			case "auth_key" -> got.isError() ? Deviation.KEYS_HAVE_256_BYTES : null;
			case "entities_to_rows", "entity_to_row" -> explainRows(function, first, expected, got);
			case "get_display_name" ->
				isKind(first, "ChannelForbidden") ? Deviation.FORBIDDEN_CHANNELS_HAVE_NAMES : null;
			case "get_input_peer" ->
				(got.isError() && expected.result() instanceof Map<?, ?> map && map.get("access_hash") == null)
						? Deviation.HASHES_ARE_NEVER_INVENTED : null;
			case "get_peer",
					"get_peer_id" ->
				(first instanceof Boolean && got.isError()) ? Deviation.BOOLEANS_ARE_NO_IDS
						: isKind(first, "InputNotifyPeer") && !got.isError() ? Deviation.NOTIFY_PEERS_NAME_THEIR_PEER
								: null;
			case "resolve_id" -> (first instanceof Boolean) ? Deviation.BOOLEANS_ARE_NO_IDS : null;
			case "parse_phone" -> !(first instanceof String) ? Deviation.PHONES_ARE_TEXTS : null;
			case "resolve_invite_link" ->
				expected.errorMessage().startsWith("non-hexadecimal") ? Deviation.LINKS_DO_NOT_CRASH : null;
			case "string_load" -> explainLoad((String) first, expected, got);
			case "string_save" -> (got.isError() && args.get(3) instanceof String hex && hex.length() != 512)
					? Deviation.KEYS_HAVE_256_BYTES : null;
			default -> null;
		};
	}

	private static boolean isEmpty(GoldenOutcome outcome) {
		return outcome.isError() || outcome.result() == null
				|| outcome.result() instanceof List<?> list && list.get(0) == null;
	}

	static boolean isKind(@Nullable Object value, String kind) {
		return value instanceof Map<?, ?> map && kind.equals(map.get("_"));
	}

	private static @Nullable Deviation explainRows(String function, @Nullable Object first, GoldenOutcome expected,
			GoldenOutcome got) {
		if (expected.isError()) {
			return got.isError() ? null : Deviation.BAD_MEMBERS;
		}
		if (function.equals("entity_to_row")) {
			return explainRow(first, expected.result(), got.result());
		}
		List<?> expectedRows = (List<?>) expected.result();
		if (expectedRows.isEmpty()) {
			boolean entity = first instanceof Map<?, ?> map
					&& String.valueOf(map.get("_")).matches("(User|Chat|Channel)(Empty|Forbidden)?");
			return entity ? Deviation.BARE_ENTITIES : null;
		}
		// The same id twice in a batch leaves one row, the later one.
		Map<Long, Object> latest = new TreeMap<>();
		expectedRows.forEach((row) -> latest.put((Long) ((List<?>) row).get(0), row));
		List<Object> rows = List.copyOf(latest.values());
		if (rows.size() == ((List<?>) got.result()).size()) {
			for (int i = 0; i < rows.size(); i++) {
				Object gotRow = ((List<?>) got.result()).get(i);
				if (!GoldenOutcome.same(rows.get(i), gotRow) && explainRow(null, rows.get(i), gotRow) == null) {
					return null;
				}
			}
			return Deviation.SQLITE_ANSWERS;
		}
		boolean migrated = GoldenValues.anywhere(first,
				(value) -> isKind(value, "Chat") && ((Map<?, ?>) value).get("migrated_to") != null);
		return migrated && containsAll((List<?>) got.result(), rows) ? Deviation.MIGRATED_CHATS : null;
	}

	private static boolean containsAll(List<?> ours, List<?> rows) {
		return rows.stream().allMatch((row) -> ours.stream().anyMatch((our) -> GoldenOutcome.same(row, our)));
	}

	/**
	 * Rows of (id, hash, username, phone, name) that differ in one explicable part.
	 */
	private static @Nullable Deviation explainRow(@Nullable Object object, @Nullable Object expected,
			@Nullable Object got) {
		if (!(expected instanceof List<?> row) || !(got instanceof List<?> ours)) {
			return null;
		}
		boolean restIsSame = GoldenOutcome.same(row.subList(0, 3), ours.subList(0, 3));
		if (restIsSame && isKind(object, "ChannelForbidden") && row.get(4) == null) {
			return Deviation.FORBIDDEN_CHANNELS_HAVE_NAMES;
		}
		if (restIsSame && GoldenOutcome.same(row.get(4), ours.get(4)) && row.get(3) instanceof String phone
				&& !phone.matches("[1-9][0-9]*|0")) {
			return Deviation.PHONES_ARE_NUMBERS;
		}
		return null;
	}

	/**
	 * What Telethon refuses may be the same string but for its alphabet, its padding and
	 * characters that do not belong to it.
	 */
	private static @Nullable Deviation explainLoad(String string, GoldenOutcome expected, GoldenOutcome got) {
		if (!expected.isError() || got.isError()) {
			return null;
		}
		TelethonStringCodec codec = new TelethonStringCodec();
		SessionString session = codec.decode(string);
		AuthKey key = (session.authKey() != null) ? session.authKey() : AuthKey.of(new byte[AuthKey.LENGTH]);
		String written = codec.encode(new SessionString(session.dcId(), session.serverAddress(), session.port(), key));
		String bare = string.replace('+', '-').replace('/', '_').replaceAll("[^A-Za-z0-9_-]", "");
		return written.replace("=", "").equals(bare) ? Deviation.STRINGS_ARE_READ_FORGIVINGLY : null;
	}

}
