package io.github.tgsession.integration.interop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes calls that fill a file of Telethon, always the same ones, in the recorded form:
 * names in many scripts, clashes of names and usernames at different times and at one,
 * ids beyond 32 bits, hashes of 64 bits, positions and sent files.
 */
final class TelethonCalls {

	private static final long NOW = 1_700_000_000;

	private static final String[] NAMES = { "Ann", "José", "Müller", "Иван", "張偉", "मीरा", "สมชาย", "כהן", "مرحبا",
			"🐱", "👩‍👩‍👧", "O'Brien", "Zoe\u0308", "Zoë", "%", "_", "a\tb", "\"", "ﬁ", "İ", "ẞ" };

	private final Random random;

	private final List<Map<String, Object>> calls = new ArrayList<>();

	TelethonCalls(int seed) {
		this.random = new Random(seed);
	}

	List<Map<String, Object>> toList() {
		return this.calls;
	}

	TelethonCalls login(int dc, String address, int port, long takeout) {
		byte[] key = new byte[256];
		this.random.nextBytes(key);
		add("set_dc", dc, address, port);
		add("set_auth_key", HexFormat.of().formatHex(key));
		add("set_takeout", takeout);
		return this;
	}

	/**
	 * Adds entities, some of them known already, at growing times.
	 */
	TelethonCalls entities(int count) {
		List<Map<String, Object>> batch = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			batch.add(entity(count));
			if (batch.size() == 100 || i == count - 1) {
				add("now", NOW + this.calls.size() / 4);
				add("process", List.copyOf(batch));
				batch.clear();
			}
		}
		return this;
	}

	private Map<String, Object> entity(int count) {
		Map<String, Object> entity = new HashMap<>();
		int kind = this.random.nextInt(4);
		entity.put("id", id(kind, count));
		if (kind == 0) {
			entity.put("_", "Chat");
			entity.put("title", name());
			return entity;
		}
		entity.put("access_hash", this.random.nextLong());
		if (this.random.nextInt(3) == 0) {
			entity.put("username", "User_" + this.random.nextInt(Math.max(1, count / 4)));
		}
		if (kind == 1) {
			entity.put("_", "Channel");
			entity.put("title", name());
			return entity;
		}
		entity.put("_", "User");
		entity.put("first_name", name());
		if (this.random.nextBoolean()) {
			entity.put("last_name", name());
		}
		if (this.random.nextInt(3) == 0) {
			entity.put("phone", String.valueOf(10_000_000_000L + this.random.nextInt(count)));
		}
		return entity;
	}

	/**
	 * An id that may come again, as channel, chat and user alike; of users also long
	 * ones.
	 */
	private long id(int kind, int count) {
		long id = 1 + this.random.nextInt(2 * count);
		return (kind >= 2 && this.random.nextInt(4) == 0) ? id + (1L << (31 + this.random.nextInt(8))) : id;
	}

	private String name() {
		String name = NAMES[this.random.nextInt(NAMES.length)];
		return this.random.nextBoolean() ? name : name + " " + this.random.nextInt(50);
	}

	TelethonCalls positions(int count) {
		for (int i = 0; i < count; i++) {
			add("set_state", (i == 0) ? 0L : this.random.nextLong(1L << 36),
					Map.of("_", "updates.State", "pts", 1 + this.random.nextInt(Integer.MAX_VALUE), "qts",
							this.random.nextInt(1000), "date",
							Map.of("$date", NOW + this.random.nextInt(1000) + this.random.nextInt(4) / 4.0), "seq",
							this.random.nextInt(1000), "unread_count", 0));
		}
		return this;
	}

	TelethonCalls files(int count) {
		for (int i = 0; i < count; i++) {
			byte[] md5 = new byte[16];
			this.random.nextBytes(md5);
			add("cache_file", Map.of("$bytes", HexFormat.of().formatHex(md5)), this.random.nextLong(1L << 32),
					Map.of("_", this.random.nextBoolean() ? "InputDocument" : "InputPhoto", "id",
							this.random.nextLong(), "access_hash", this.random.nextLong(), "file_reference",
							Map.of("$bytes", "01")));
		}
		return this;
	}

	TelethonCalls save() {
		add("save");
		return this;
	}

	private void add(String operation, Object... arguments) {
		this.calls.add(Map.of("op", operation, "args", List.of(arguments)));
	}

}
