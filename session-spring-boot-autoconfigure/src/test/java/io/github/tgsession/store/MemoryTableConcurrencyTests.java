package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.github.tgsession.EntityRow;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MemoryTable} with readers beside the writer, while it grows, while values change
 * and while its neighbours are removed. What a reader must see is what the writer had put
 * before it said so.
 */
class MemoryTableConcurrencyTests {

	private static final int KEYS = 60_000;

	private static final int READERS = 2;

	/**
	 * How often a reader looks at least, should the writer have ended before it begins.
	 */
	private static final int LOOKS = 10_000;

	private final MemoryRows rows = new MemoryRows();

	private final MemoryTexts names = new MemoryTexts(EntityText.NAME, this.rows);

	/**
	 * How many rows there are for good, said after they were put.
	 */
	private volatile int known;

	private volatile boolean ended;

	private static long idOf(int number) {
		return switch (number % 3) {
			case 0 -> number + 1L;
			case 1 -> MarkedIds.ofChat(number + 1L);
			default -> MarkedIds.ofChannel(number + 1L);
		};
	}

	/**
	 * Every second name has the hash of others.
	 */
	private static String nameOf(int number) {
		if (number % 2 == 0) {
			return "Name " + number;
		}
		StringBuilder name = new StringBuilder();
		for (int bit = 0; bit < 17; bit++) {
			name.append((bit < 9 && (number >> bit & 1) == 0) ? "Aa" : "BB");
		}
		return name.append(number >> 9).toString();
	}

	private static EntityRow row(int number, long version) {
		return new EntityRow(idOf(number), version, 0, null, List.of(), null, nameOf(number), null, version);
	}

	private void write() {
		try {
			writeAll();
		}
		finally {
			this.ended = true;
		}
	}

	private void writeAll() {
		Random random = new Random(1);
		for (int number = 0; number < KEYS; number++) {
			EntityRow row = row(number, 1);
			this.rows.put(row.id(), row);
			this.names.put(nameOf(number), row);
			this.known = number + 1;
			int changed = random.nextInt(this.known);
			EntityRow next = row(changed, number + 2L);
			this.rows.put(next.id(), next);
			this.names.put(nameOf(changed), next);
			int passing = KEYS + random.nextInt(100);
			this.rows.put(idOf(passing), row(passing, 1));
			this.names.put(nameOf(passing), row(passing, 1));
			this.rows.remove(idOf(passing));
			this.names.remove(nameOf(passing));
		}
	}

	private @Nullable String read(int seed, Function<Integer, @Nullable EntityRow> look) {
		Random random = new Random(seed);
		long[] versions = new long[KEYS];
		for (int looks = 0; looks < LOOKS || !this.ended;) {
			boolean noMoreWritten = this.ended;
			int bound = this.known;
			if (bound == 0) {
				if (noMoreWritten) {
					return "nothing was written";
				}
				continue;
			}
			looks++;
			// Often one of the newest, which are on the move when the table grows.
			int number = random.nextBoolean() ? random.nextInt(bound) : bound - 1 - random.nextInt(Math.min(bound, 8));
			EntityRow row = look.apply(number);
			if (row == null) {
				return number + " is missing";
			}
			if (row.id() != idOf(number) || row.accessHash() != row.seenAt()) {
				return number + " is another one: " + row;
			}
			if (row.seenAt() < versions[number]) {
				return number + " is older than it was";
			}
			versions[number] = row.seenAt();
		}
		return null;
	}

	private void verify(Function<Integer, @Nullable EntityRow> look) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(READERS);
		try {
			List<Future<@Nullable String>> readers = new ArrayList<>();
			for (int reader = 0; reader < READERS; reader++) {
				int seed = reader;
				Callable<@Nullable String> reading = () -> read(seed, look);
				readers.add(executor.submit(reading));
			}
			write();
			for (Future<@Nullable String> reader : readers) {
				assertThat(reader.get()).isNull();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void aReaderFindsEachRowThatIsThereById() throws Exception {
		verify((number) -> this.rows.get(idOf(number)));
	}

	@Test
	void aReaderFindsEachRowThatIsThereByBareId() throws Exception {
		verify((number) -> this.rows.getBare(number + 1L));
	}

	@Test
	void aReaderFindsEachRowThatIsThereByText() throws Exception {
		verify((number) -> this.names.first(nameOf(number)));
	}

}
