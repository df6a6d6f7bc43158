package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tgsession.EntityRow;
import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MemoryEntities}: corner cases, and random changes compared with
 * {@link EntityModel}.
 */
class MemoryEntitiesTests {

	private final MemoryEntities entities = new MemoryEntities();

	private static EntityRow row(long id, long seenAt, @Nullable String phone, @Nullable String name,
			String... usernames) {
		return new EntityRow(id, id * 10, 0, (usernames.length != 0) ? usernames[0] : null, List.of(usernames), phone,
				name, null, seenAt);
	}

	private void learn(EntityRow row) {
		learn(new EntityChange(row, false));
	}

	private void learn(EntityChange change) {
		this.entities.apply(ChangeSet.of((changes) -> changes.entity(change)));
	}

	private void lose(String username, long id) {
		this.entities.apply(ChangeSet.of((changes) -> changes.lostUsername(username, id)));
	}

	private @Nullable Long owner(String username) {
		EntityRow row = this.entities.lookUp(EntityText.USERNAME, username);
		return (row != null) ? row.id() : null;
	}

	private @Nullable Long named(String name) {
		EntityRow row = this.entities.lookUp(EntityText.NAME, name);
		return (row != null) ? row.id() : null;
	}

	@Test
	void randomChangesLeadToWhatASimpleModelSays() {
		for (int seed = 0; seed < 30; seed++) {
			Random random = new Random(seed);
			MemoryEntities real = new MemoryEntities();
			EntityModel model = new EntityModel();
			for (int step = 0; step < 400; step++) {
				ChangeSet changes = randomChanges(random);
				if (random.nextInt(150) == 0) {
					real.clear();
					model.clear();
				}
				real.apply(changes);
				model.apply(changes);
				model.verify(real, "seed " + seed + ", step " + step);
			}
		}
	}

	private static ChangeSet randomChanges(Random random) {
		return ChangeSet.of((changes) -> {
			while (random.nextInt(3) == 0) {
				changes.lostUsername("u" + random.nextInt(8), random.nextInt(60));
			}
			TreeMap<Long, EntityChange> learnt = new TreeMap<>();
			for (int i = random.nextInt(4); i >= 0; i--) {
				List<String> usernames = new ArrayList<>();
				while (usernames.size() < 8 && random.nextBoolean()) {
					String username = "u" + random.nextInt(8);
					if (!usernames.contains(username)) {
						usernames.add(username);
					}
				}
				long id = random.nextInt(60);
				EntityRow row = row(id, random.nextInt(5), random.nextBoolean() ? "1" + random.nextInt(4) : null,
						(random.nextInt(4) != 0) ? "n" + random.nextInt(2) : null, usernames.toArray(String[]::new));
				learnt.put(id, new EntityChange(row, random.nextInt(4) == 0));
			}
			learnt.values().forEach(changes::entity);
		});
	}

	@Test
	void aMentionDoesNotRenewTheClaimToAUsername() {
		learn(row(5, 10, null, null, "same"));
		learn(new EntityChange(row(5, 30, null, null), true));
		learn(row(4, 20, null, null, "same"));
		assertThat(owner("same")).isEqualTo(4);
	}

	@Test
	void anEntityFoundByUsernameIsTheOneOfNow() {
		learn(row(5, 10, null, "Old", "first", "second"));
		learn(new EntityChange(new EntityRow(5, 99, 0, null, List.of(), null, null, null, 30), true));
		for (String username : List.of("first", "second")) {
			EntityRow found = this.entities.lookUp(EntityText.USERNAME, username);
			assertThat(found).isSameAs(this.entities.lookUp(5));
			assertThat(Objects.requireNonNull(found).accessHash()).isEqualTo(99);
		}
	}

	@Test
	void aUsernameThatIsLostIsFreeForAnOlderClaim() {
		learn(row(5, 30, null, null, "same"));
		lose("same", 4);
		assertThat(owner("same")).isEqualTo(5);
		lose("same", 5);
		assertThat(owner("same")).isNull();
		assertThat(Objects.requireNonNull(this.entities.peek(5)).usernames()).isEmpty();
		learn(row(4, 10, null, null, "same"));
		assertThat(owner("same")).isEqualTo(4);
	}

	@Test
	void veryManyOfOneNameAnswerWithTheLowestOfThoseThatStillHaveIt() {
		for (long id = 2000; id > 0; id--) {
			learn(row(id, 1, null, "Alex"));
			assertThat(named("Alex")).isEqualTo(id);
		}
		for (long id = 1; id < 2000; id++) {
			learn(row(id, 2, null, "Other " + id));
			assertThat(named("Alex")).isEqualTo(id + 1);
		}
		learn(row(2000, 2, null, null));
		assertThat(named("Alex")).isNull();
	}

	@Test
	void aBareIdIsAChannelThenAChatThenAUser() {
		assertThat(this.entities.lookUpBare(5)).isNull();
		for (long id : new long[] { 5, -5, MarkedIds.ofChannel(5) }) {
			learn(row(id, 1, null, null));
			assertThat(this.entities.lookUpBare(5)).isSameAs(this.entities.lookUp(id));
		}
		learn(row(Long.MAX_VALUE, 1, null, null));
		assertThat(this.entities.lookUpBare(Long.MAX_VALUE)).isSameAs(this.entities.lookUp(Long.MAX_VALUE));
	}

	@Test
	void zeroMarkedAsAChannelIsTheChatWithThatMark() {
		learn(row(MarkedIds.ofChat(1_000_000_000_000L), 1, null, null));
		learn(row(0, 1, null, null));
		assertThat(this.entities.lookUpBare(0)).isSameAs(this.entities.lookUp(MarkedIds.ofChat(1_000_000_000_000L)));
	}

	@Test
	void aBareIdWhoseMarkAsAChatIsThatOfAChannelFindsThisChannel() {
		learn(row(MarkedIds.ofChannel(5), 1, null, null));
		assertThat(this.entities.lookUpBare(1_000_000_000_005L)).isSameAs(this.entities.lookUp(MarkedIds.ofChannel(5)));
		learn(row(MarkedIds.ofChannel(1_000_000_000_005L), 1, null, null));
		assertThat(this.entities.lookUpBare(1_000_000_000_005L))
			.isSameAs(this.entities.lookUp(MarkedIds.ofChannel(1_000_000_000_005L)));
	}

	@Test
	void pagesHaveEachEntityOnceAndThoseThatCameMeanwhile() {
		Random random = new Random(1);
		for (int i = 0; i < 5000; i++) {
			learn(row(random.nextInt(1_000_000) * 2L, 1, null, null));
		}
		List<Long> read = new ArrayList<>();
		List<Long> expected = new ArrayList<>();
		this.entities.read(null, Integer.MAX_VALUE).forEach((row) -> expected.add(row.id()));
		long last = -1;
		for (List<EntityRow> page = this.entities.read(null, 7); !page.isEmpty(); page = this.entities.read(last, 7)) {
			page.forEach((row) -> read.add(row.id()));
			last = read.get(read.size() - 1);
			for (int i = 0; i < 5; i++) {
				long added = last + 1 + random.nextInt(1_000_000) * 2L;
				if (last % 2 == 0 && last < 1_900_000 && this.entities.lookUp(added) == null) {
					learn(row(added, 1, null, null));
					expected.add(added);
				}
			}
		}
		expected.sort(null);
		assertThat(read).isEqualTo(expected).hasSizeGreaterThan(8000);
		assertThat(this.entities.count()).isEqualTo(read.size());
	}

	@Test
	void aReaderNeverMissesAnEntityWhileOthersAreLearnt() throws Exception {
		learn(row(-1, 1, "1", "One", "one"));
		AtomicBoolean ended = new AtomicBoolean();
		AtomicBoolean missed = new AtomicBoolean();
		Thread reader = new Thread(() -> {
			while (!ended.get()) {
				if (this.entities.lookUp(-1) == null || owner("one") == null || named("One") == null
						|| this.entities.lookUp(EntityText.PHONE, "1") == null) {
					missed.set(true);
				}
			}
		});
		reader.start();
		for (int i = 0; i < 50_000; i++) {
			learn(row(i % 20_000, i, "7" + i, "Name " + i, "user" + i));
			lose("user" + i, i % 20_000);
		}
		ended.set(true);
		reader.join();
		assertThat(missed).isFalse();
	}

}
