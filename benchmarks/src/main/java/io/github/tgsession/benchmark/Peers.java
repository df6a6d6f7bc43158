package io.github.tgsession.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Peers as a busy bot has met them, the same ones each time: a fifth are channels, a
 * twentieth are basic chats, the others are users. Of all but chats 40 % have a username;
 * of users 30 % have a phone number.
 */
final class Peers {

	private static final String[] FIRST = { "Alexander", "Maria", "Иван", "Ольга", "Mohammad", "Fatima", "Wei", "Li",
			"João", "Ana", "Max", "Léa", "Giulia", "Jan", "Svetlana", "Дмитрий", "Arjun", "Priya", "Yuki", "سارا" };

	private static final String[] LAST = { "Smith", "Müller", "Иванов", "Петрова", "Garcia", "Silva", "Nguyen", "Kim",
			"Wang", "Novák", "Hosseini", "Rossi", "Sharma", "Tanaka", "Кузнецов", "O'Brien", "Yılmaz", "Kowalski" };

	private static final String[] TITLES = { "News", "Chat", "Новости", "Crypto Signals", "Jobs", "Deals",
			"Photography", "Linux Users", "Барахолка", "Memes 🎉" };

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private static final long LOWEST_CHANNEL = -1_000_000_000_000L - 4_000_000_000L;

	private static final long LOWEST_CHAT = -1_000_000_000L;

	private static final long GREATEST_USER = 8_000_000_000L;

	private static final int SEED = 20_260_101;

	private static final int EARLIEST = 1_600_000_000;

	private final int count;

	private final int channels;

	private final int chats;

	Peers(int count) {
		this(count, count / 5, count / 20);
	}

	private Peers(int count, int channels, int chats) {
		this.count = count;
		this.channels = channels;
		this.chats = chats;
	}

	/**
	 * Users only.
	 */
	static Peers users(int count) {
		return new Peers(count, 0, 0);
	}

	/**
	 * All peers in an order that has nothing to do with their ids, but is the same each
	 * time.
	 */
	List<Peer> shuffled() {
		List<Peer> peers = new ArrayList<>(this.count);
		forEach(peers::add);
		Collections.shuffle(peers, new Random(SEED));
		return peers;
	}

	/**
	 * Hands over all peers in the order of their ids.
	 */
	void forEach(Consumer<Peer> consumer) {
		for (int index = 0; index < this.channels; index++) {
			long id = spread(index, this.channels, LOWEST_CHANNEL, -1_000_000_000_001L);
			consumer.accept(named(index, id, random(index, 1), null, title(index)));
		}
		for (int index = this.channels; index < this.channels + this.chats; index++) {
			long id = spread(index - this.channels, this.chats, LOWEST_CHAT, -1);
			consumer.accept(new Peer(id, 0, null, null, title(index), date(index)));
		}
		int users = this.count - this.channels - this.chats;
		for (int index = this.count - users; index < this.count; index++) {
			long id = spread(index - this.channels - this.chats, users, 1, GREATEST_USER);
			Long phone = isOneOf(30, index, 2) ? 10_000_000_000L + Math.floorMod(random(index, 3), 900_000_000_000L)
					: null;
			consumer.accept(named(index, id, random(index, 1), phone, person(index)));
		}
	}

	private static Peer named(int index, long id, long hash, @Nullable Long phone, String name) {
		String username = isOneOf(40, index, 4) ? username(index) : null;
		return new Peer(id, hash, username, phone, name, date(index));
	}

	/**
	 * Ids that are as far from each other as real ones, and no two are the same.
	 */
	private static long spread(int index, int count, long lowest, long greatest) {
		long step = (greatest - lowest) / count;
		return lowest + index * step + Math.floorMod(random(index, 5), step);
	}

	/**
	 * Multiplying by an odd number gives different products, so no two are the same. None
	 * is too short for a username.
	 */
	private static String username(int index) {
		return "u" + Long.toString(((index + 1) * GOLDEN) >>> 16, Character.MAX_RADIX);
	}

	private static String person(int index) {
		long random = random(index, 6);
		String name = FIRST[Math.floorMod(random, FIRST.length)] + " "
				+ LAST[Math.floorMod(random >>> 16, LAST.length)];
		return ((random & 1) == 0) ? name : name + " " + Math.floorMod(random >>> 32, 100_000);
	}

	private static String title(int index) {
		long random = random(index, 6);
		return TITLES[Math.floorMod(random, TITLES.length)] + " " + Math.floorMod(random >>> 16, 1_000_000);
	}

	private static long date(int index) {
		return EARLIEST + Math.floorMod(random(index, 7), 150_000_000);
	}

	private static boolean isOneOf(int percent, int index, int property) {
		return Math.floorMod(random(index, property), 100) < percent;
	}

	/**
	 * The steps of SplitMix64, a published generator without state.
	 */
	private static long random(int index, int property) {
		long mixed = (index * 8L + property) * GOLDEN;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

}
