package io.github.tgsession.core;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.SentFile;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;

/**
 * A session that performs recorded operations.
 */
final class GoldenSession implements AutoCloseable {

	private final GoldenHistory history = new GoldenHistory();

	private final StoredSessions sessions;

	private TelegramSession session;

	private Instant now = Instant.ofEpochSecond(1_700_000_000);

	GoldenSession(GoldenStore store) {
		this.sessions = StoredSessions.builder(store.opener().get(), new TelethonStringCodec())
			.clock(new RecordedClock())
			.build();
		this.session = this.sessions.open("golden");
	}

	GoldenHistory history() {
		return this.history;
	}

	@Nullable Object perform(String operation, List<@Nullable Object> args) {
		Object first = args.isEmpty() ? null : args.get(0);
		switch (operation) {
			case "now" -> this.now = Instant.ofEpochSecond(number(first));
			case "set_dc" -> this.session.setDc(Math.toIntExact(number(first)), text(args.get(1)),
					Math.toIntExact(number(args.get(2))));
			case "set_auth_key" -> this.session.setAuthKey(key(first));
			case "set_takeout" -> this.session.setTakeoutId((Long) first);
			case "set_save_entities" -> this.session.setSaveEntities((Boolean) Objects.requireNonNull(first));
			case "process" -> {
				this.history.shown(first);
				this.session.processEntities(first);
			}
			case "set_state" -> this.session.setUpdateState(number(first), state((Map<?, ?>) args.get(1)));
			case "get_state" -> {
				return toMap(this.session.getUpdateState(number(first)));
			}
			case "get_states" -> {
				return states();
			}
			case "cache_file" -> this.session.cacheFile((byte[]) Objects.requireNonNull(first), number(args.get(1)),
					Objects.requireNonNull(args.get(2)));
			case "get_file" -> {
				byte[] digest = (byte[]) Objects.requireNonNull(first);
				Class<? extends SentFile> type = String.valueOf(args.get(2)).contains("InputPhoto") ? InputPhoto.class
						: InputDocument.class;
				return GoldenTl.toMap(this.session.findFile(digest, number(args.get(1)), type).orElse(null));
			}
			case "get" -> {
				return GoldenTl.toMap(this.session.getInputEntity(keyOf(first)));
			}
			case "view" -> {
				return view();
			}
			case "save" -> this.session.save();
			case "close" -> this.session.close();
			case "delete" -> this.session.delete();
			case "reopen" -> {
				this.session.close();
				this.session = this.sessions.open("golden");
			}
			default -> throw new UnsupportedOperationException("No such operation is known: " + operation);
		}
		return null;
	}

	String sessionString() {
		return this.session.toSessionString();
	}

	private static Object keyOf(@Nullable Object key) {
		if (key == null) {
			throw new IllegalArgumentException("null is no key");
		}
		return key;
	}

	private static long number(@Nullable Object value) {
		if (value instanceof Number number && !(value instanceof Double)) {
			return number.longValue();
		}
		throw new IllegalArgumentException("not a number");
	}

	private static String text(@Nullable Object value) {
		if (value instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException("not a text");
	}

	private static @Nullable AuthKey key(@Nullable Object value) {
		if (value == null || value.equals("")) {
			return null;
		}
		return AuthKey.of(bytes(text(value)));
	}

	private static byte[] bytes(String text) {
		byte[] bytes = new byte[AuthKey.LENGTH];
		if (text.equals("$KEY1")) {
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = (byte) i;
			}
			return bytes;
		}
		if (text.equals("$KEY2")) {
			Arrays.fill(bytes, (byte) 7);
			return bytes;
		}
		return HexFormat.of().parseHex(text);
	}

	private static UpdateState state(@Nullable Map<?, ?> map) {
		Objects.requireNonNull(map);
		return new UpdateState(part(map, "pts"), part(map, "qts"), part(map, "date"), part(map, "seq"));
	}

	private static @Nullable Integer part(Map<?, ?> map, String name) {
		return (map.get(name) instanceof Number number) ? Integer.valueOf(number.intValue()) : null;
	}

	private static @Nullable Map<String, @Nullable Object> toMap(@Nullable UpdateState state) {
		if (state == null) {
			return null;
		}
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("_", "updates.State");
		result.put("pts", wide(state.pts()));
		result.put("qts", wide(state.qts()));
		result.put("date", state.date());
		result.put("seq", wide(state.seq()));
		return result;
	}

	private static @Nullable Long wide(@Nullable Integer value) {
		return (value != null) ? value.longValue() : null;
	}

	private List<Object> states() {
		List<Object> result = new ArrayList<>();
		this.session.getUpdateStates().forEach((id, state) -> result.add(Arrays.asList(id, toMap(state))));
		return result;
	}

	private Map<String, @Nullable Object> view() {
		AuthKey key = this.session.getAuthKey();
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("dc_id", (long) this.session.getDcId());
		result.put("server_address", this.session.getServerAddress());
		result.put("port", (this.session.getServerAddress() != null) ? (long) this.session.getPort() : null);
		result.put("auth_key", (key == null) ? null : key.equals(key("$KEY1")) ? "$KEY1"
				: key.equals(key("$KEY2")) ? "$KEY2" : HexFormat.of().formatHex(key.toByteArray()));
		result.put("auth_key_is_none", key == null);
		result.put("auth_key_truthy", key != null);
		result.put("key_id", (key != null) ? GoldenFunctions.unsigned(key.id()) : null);
		result.put("takeout_id", this.session.getTakeoutId());
		result.put("update_states", states());
		return result;
	}

	@Override
	public void close() {
		this.sessions.close();
	}

	/**
	 * Shows the time that the operations have set.
	 */
	private final class RecordedClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return GoldenSession.this.now;
		}

	}

}
