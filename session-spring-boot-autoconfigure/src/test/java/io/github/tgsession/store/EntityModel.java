package io.github.tgsession.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link MemoryEntities} has to say, in the simplest way: entities and claims, and
 * every question answered by looking at all of them.
 */
final class EntityModel {

	private static final Comparator<long[]> BY_TIME_AND_ID = Comparator.<long[]>comparingLong((claim) -> claim[0])
		.thenComparingLong((claim) -> claim[1]);

	private final TreeMap<Long, EntityRow> rows = new TreeMap<>();

	private final Map<String, long[]> claims = new HashMap<>();

	void clear() {
		this.rows.clear();
		this.claims.clear();
	}

	void apply(ChangeSet changes) {
		changes.lostUsernames().forEach((lost) -> {
			if (owns(lost.username(), lost.entityId())) {
				this.claims.remove(lost.username());
			}
		});
		for (EntityChange change : changes.entities()) {
			EntityRow before = this.rows.get(change.row().id());
			EntityRow after = change.applyTo(before);
			Set<String> usernames = new LinkedHashSet<>(after.usernames());
			if (before != null) {
				before.usernames().stream().filter((name) -> owns(name, after.id())).forEach(usernames::add);
			}
			this.rows.put(after.id(), after.withUsernames(List.copyOf(usernames)));
			for (String username : change.usernames()) {
				this.claims.merge(username, new long[] { after.seenAt(), after.id() },
						(one, other) -> (BY_TIME_AND_ID.compare(one, other) >= 0) ? one : other);
			}
		}
	}

	private boolean owns(String username, long id) {
		long[] claim = this.claims.get(username);
		return claim != null && claim[1] == id;
	}

	private @Nullable EntityRow lowest(Function<EntityRow, @Nullable String> part, String text) {
		return this.rows.values().stream().filter((row) -> text.equals(part.apply(row))).findFirst().orElse(null);
	}

	void verify(MemoryEntities real, String when) {
		assertThat(real.count()).as(when).isEqualTo(this.rows.size());
		assertThat(real.read(null, 1000)).as(when)
			.extracting(EntityRow::id)
			.containsExactlyElementsOf(this.rows.keySet());
		for (EntityRow row : this.rows.values()) {
			EntityRow found = Objects.requireNonNull(real.peek(row.id()), when);
			assertThat(found.withUsernames(List.of())).as(when).isEqualTo(row.withUsernames(List.of()));
			assertThat(found.usernames()).as(when)
				.containsExactlyInAnyOrderElementsOf(
						row.usernames().stream().filter((name) -> owns(name, row.id())).toList());
			assertThat(real.find(List.of(row.id()))).as(when).containsOnly(Map.entry(row.id(), found));
		}
		for (int i = 0; i < 8; i++) {
			String username = "u" + i;
			long[] claim = this.claims.get(username);
			verify(real, EntityText.USERNAME, username, (claim != null) ? this.rows.get(claim[1]) : null, when);
			verify(real, EntityText.PHONE, "1" + i, lowest(EntityRow::phone, "1" + i), when);
			verify(real, EntityText.NAME, "n" + i, lowest(EntityRow::name, "n" + i), when);
		}
	}

	private void verify(MemoryEntities real, EntityText kind, String text, @Nullable EntityRow expected, String when) {
		EntityRow found = real.lookUp(kind, text);
		if (expected == null) {
			assertThat(found).as("%s %s, %s", kind, text, when).isNull();
			assertThat(real.find(kind, List.of(text))).isEmpty();
			return;
		}
		assertThat(found).as("%s %s, %s", kind, text, when).isSameAs(real.lookUp(expected.id()));
		assertThat(real.find(kind, List.of(text)))
			.containsOnly(Map.entry(text, Objects.requireNonNull(real.peek(expected.id()))));
	}

}
