package io.github.tgsession.store;

import java.util.List;

import io.github.tgsession.EntityRow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Namesakes}.
 */
class NamesakesTests {

	private final MemoryRows rows = new MemoryRows();

	private EntityRow row(long id) {
		EntityRow row = new EntityRow(id, 1, 0, null, List.of(), null, "Same", null, 1);
		this.rows.put(id, row);
		return row;
	}

	@Test
	void manyAreKeptInATreeAndFewAreNot() {
		Namesakes namesakes = new Namesakes("Same", row(2), row(1));
		for (int id = 3; id <= 32; id++) {
			namesakes.put(row(id));
		}
		assertThat(namesakes.isTree()).isFalse();
		for (int id = 1; id <= 1000; id++) {
			namesakes.put(row(id));
		}
		assertThat(namesakes.isTree()).isTrue();
		assertThat(namesakes.size()).isEqualTo(1000);
		assertThat(namesakes.first()).isSameAs(this.rows.get(1L));
		for (int id = 1; id <= 998; id++) {
			namesakes.remove(id, this.rows);
			assertThat(namesakes.first().id()).isEqualTo(id + 1);
			assertThat(namesakes.size()).isEqualTo(1000 - id);
		}
		assertThat(namesakes.isTree()).isFalse();
	}

}
