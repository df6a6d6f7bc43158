package io.github.tgsession.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.tl.Entity;
import io.github.tgsession.tl.User;
import org.openjdk.jol.info.GraphStats;

/**
 * How much of the heap a session of the type {@code memory} takes for users that all have
 * a name, a username and a phone number; their texts count, too.
 */
final class MemoryFootprint {

	static {
		// The users are records, whose fields are only found this way.
		System.setProperty("jol.magicFieldOffset", "true");
	}

	private MemoryFootprint() {
	}

	static String toLine(int users) {
		return String.format(Locale.ROOT, "memory, %,d users with name, username and phone: %d bytes per user%n", users,
				bytesPerUser(users));
	}

	static long bytesPerUser(int users) {
		MemorySessionStore store = new MemorySessionStore();
		TelegramSession session = MemorySessions.open(store);
		for (int from = 0; from < users; from += TlPeers.ANSWER) {
			List<Entity> answer = IntStream.range(from, Math.min(from + TlPeers.ANSWER, users))
				.mapToObj(MemoryFootprint::user)
				.toList();
			session.processEntities(answer);
		}
		long found = store.countEntities(store.open(session.getName()));
		if (found != users) {
			throw new IllegalStateException("Learnt " + found + " of " + users);
		}
		return GraphStats.parseInstance(store).totalSize() / users;
	}

	private static Entity user(int index) {
		return new User(7_000_000_000L + index * 3L, index * 0x9E3779B97F4A7C15L, false, false, false,
				"Alexander Smith " + index, null, "username_" + index, List.of(),
				String.valueOf(79_000_000_000L + index));
	}

}
