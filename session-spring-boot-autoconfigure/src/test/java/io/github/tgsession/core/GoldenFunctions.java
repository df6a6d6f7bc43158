package io.github.tgsession.core;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.ObjectEntityReader;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;

/**
 * The recorded functions that need no session.
 */
final class GoldenFunctions {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	private final SessionStringCodec codec = new TelethonStringCodec();

	@Nullable Object call(String function, List<@Nullable Object> args) {
		Object first = args.get(0);
		return switch (function) {
			case "auth_key" -> authKey(first);
			case "decode_telegram_base64" -> (first instanceof String text) ? TelegramBase64.decode(text) : null;
			case "entities_to_rows" -> rows(first);
			case "entity_to_row" -> row(first);
			case "get_display_name" -> {
				TlObject object = read(first);
				String name = (object != null) ? DisplayNames.of(object) : null;
				yield (name != null) ? name : "";
			}
			case "get_input_peer" -> {
				TlObject object = required(first);
				TlObject peer = PeerCasts.toInputPeer(object, (Boolean) Objects.requireNonNull(args.get(1)),
						(Boolean) Objects.requireNonNull(args.get(2)));
				yield GoldenTl.toMap(existing(peer));
			}
			case "get_peer" -> GoldenTl
				.toMap(isInteger(first) ? MarkedIds.toPeer(id(first)) : existing(PeerCasts.toPeer(required(first))));
			case "get_peer_id" -> peerId(first, Boolean.TRUE.equals(args.get(1)));
			case "parse_phone" -> (first == null) ? null : Phones.parse(text(first));
			case "parse_username" -> {
				UsernameKey key = UsernameKey.parse(text(first));
				yield Arrays.asList(key.value(), key.invite());
			}
			case "resolve_id" -> {
				Peer peer = MarkedIds.toPeer(id(first));
				String type = (peer instanceof PeerUser) ? "PeerUser"
						: (peer instanceof PeerChat) ? "PeerChat" : "PeerChannel";
				yield List.of(MarkedIds.unmarked(id(first)), Map.of("$type", type));
			}
			case "resolve_invite_link" -> {
				InviteLink link = InviteLink.parse(text(first));
				yield (link == null) ? Arrays.asList(null, null, null)
						: List.of(link.creatorId(), link.chatId(), unsigned(link.random()));
			}
			case "string_load" -> load(text(first));
			case "string_save" -> save(args);
			default -> throw new UnsupportedOperationException("No such function is known: " + function);
		};
	}

	private static boolean isInteger(@Nullable Object value) {
		return value instanceof Long || value instanceof BigInteger;
	}

	private static long id(@Nullable Object value) {
		if (value instanceof Long number) {
			return number;
		}
		throw new IllegalArgumentException("not an id of 64 bits");
	}

	private static String text(@Nullable Object value) {
		if (value instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException("not a text");
	}

	private @Nullable TlObject read(@Nullable Object value) {
		return (value != null && !(value instanceof String) && !isInteger(value)) ? this.reader.read(value) : null;
	}

	private TlObject required(@Nullable Object value) {
		return existing(read(value));
	}

	private static <T extends TlObject> T existing(@Nullable T object) {
		if (object == null) {
			throw new IllegalArgumentException("names no peer");
		}
		return object;
	}

	private static @Nullable Object authKey(@Nullable Object bytes) {
		AuthKey key = AuthKey.of((byte[]) Objects.requireNonNull(bytes));
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("$authkey", HexFormat.of().formatHex(key.toByteArray()));
		result.put("key_id", unsigned(key.id()));
		result.put("aux_hash", unsigned(key.auxHash()));
		return result;
	}

	static Object unsigned(long value) {
		return (value >= 0) ? (Object) value : new BigInteger(Long.toUnsignedString(value));
	}

	private Object peerId(@Nullable Object value, boolean mark) {
		if (isInteger(value)) {
			return mark ? id(value) : MarkedIds.unmarked(id(value));
		}
		Peer peer = existing(PeerCasts.toPeer(required(value)));
		if (mark) {
			return MarkedIds.of(peer);
		}
		return (peer instanceof PeerUser user) ? user.userId() : MarkedIds
			.unmarked((peer instanceof PeerChat chat) ? chat.chatId() : ((PeerChannel) peer).channelId());
	}

	private @Nullable Object row(@Nullable Object entity) {
		List<List<@Nullable Object>> rows = rows(Arrays.asList(entity));
		if (rows.isEmpty()) {
			return null;
		}
		long id = MarkedIds.of(existing(PeerCasts.toPeer(required(entity))));
		return rows.stream().filter((row) -> Objects.equals(row.get(0), id)).findFirst().orElse(null);
	}

	/**
	 * The rows that a fresh session has after it was shown a value.
	 */
	private List<List<@Nullable Object>> rows(@Nullable Object value) {
		MemorySessionStore store = new MemorySessionStore();
		try (StoredSessions sessions = StoredSessions.builder(store, this.codec).build();
				TelegramSession session = sessions.open("golden")) {
			session.processEntities(value);
			SessionRef ref = store.open("golden");
			List<List<@Nullable Object>> result = new ArrayList<>();
			for (EntityRow row : store.readEntities(ref, null, Integer.MAX_VALUE)) {
				result.add(Arrays.asList(row.id(), row.accessHash(), row.username(), row.phone(), row.name()));
			}
			return result;
		}
	}

	private Object load(String string) {
		SessionString session = string.isEmpty() ? new SessionString(0, "", 0, null) : this.codec.decode(string);
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		AuthKey key = session.authKey();
		result.put("dc_id", (long) session.dcId());
		result.put("server_address", session.serverAddress().isEmpty() ? null : session.serverAddress());
		result.put("port", string.isEmpty() ? null : (long) session.port());
		result.put("auth_key", (key != null) ? HexFormat.of().formatHex(key.toByteArray()) : null);
		result.put("auth_key_is_none", key == null);
		result.put("auth_key_truthy", key != null);
		result.put("key_id", (key != null) ? unsigned(key.id()) : null);
		result.put("takeout_id", null);
		result.put("resaved", this.codec.encode(session));
		return result;
	}

	private Object save(List<@Nullable Object> args) {
		Object dcId = args.get(0);
		Object key = args.get(3);
		return this.codec.encode(new SessionString((dcId != null) ? Math.toIntExact(id(dcId)) : 0,
				(args.get(1) != null) ? text(args.get(1)) : "", Math.toIntExact(id(args.get(2))),
				(key != null) ? AuthKey.of(HexFormat.of().parseHex(text(key))) : null));
	}

}
