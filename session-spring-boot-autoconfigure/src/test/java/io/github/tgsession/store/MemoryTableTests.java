package io.github.tgsession.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MemoryTable}.
 */
class MemoryTableTests {

	private final MemoryTable<String, Map.Entry<String, Integer>> table = new MemoryTable<>() {

		@Override
		boolean holds(Map.Entry<String, Integer> value, String key) {
			return value.getKey().equals(key);
		}

		@Override
		String keyOf(Map.Entry<String, Integer> value) {
			return value.getKey();
		}

	};

	/**
	 * Texts with one and the same hash: "Aa" and "BB" have, so have all sequences.
	 */
	private static List<String> colliding(int count) {
		List<String> result = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			StringBuilder text = new StringBuilder();
			for (int bit = 0; bit < 12; bit++) {
				text.append(((i >> bit & 1) == 0) ? "Aa" : "BB");
			}
			result.add(text.toString());
		}
		return result;
	}

	@Test
	void textsWithOneHashAreAllFoundAndRemoved() {
		List<String> texts = colliding(2000);
		assertThat(texts.stream().mapToInt(String::hashCode).distinct()).hasSize(1);
		texts.forEach((text) -> this.table.put(text, Map.entry(text, 1)));
		texts.forEach((text) -> this.table.put(text, Map.entry(text, 2)));
		assertThat(this.table.size()).isEqualTo(2000);
		assertThat(texts).allSatisfy((text) -> assertThat(this.table.get(text)).isEqualTo(Map.entry(text, 2)));
		texts.subList(0, 1999).forEach(this.table::remove);
		assertThat(this.table.size()).isEqualTo(1);
		assertThat(this.table.get(texts.get(0))).isNull();
		assertThat(this.table.get(texts.get(1999))).isNotNull();
	}

	@Test
	void changesInAnyOrderLeadToWhatAMapSays() {
		Random random = new Random(1);
		Map<String, Integer> model = new HashMap<>();
		List<String> colliding = colliding(300);
		for (int i = 0; i < 200_000; i++) {
			int number = random.nextInt(3000);
			String key = (number < 300) ? colliding.get(number) : String.valueOf(number);
			if (random.nextBoolean()) {
				this.table.put(key, Map.entry(key, i));
				model.put(key, i);
			}
			else {
				this.table.remove(key);
				model.remove(key);
			}
		}
		Map<String, Integer> found = new HashMap<>();
		this.table.forEach((entry) -> assertThat(found.put(entry.getKey(), entry.getValue())).isNull());
		assertThat(found).isEqualTo(model).hasSize(this.table.size());
		for (int number = 0; number < 3000; number++) {
			String key = (number < 300) ? colliding.get(number) : String.valueOf(number);
			Integer expected = model.get(key);
			assertThat(this.table.get(key)).isEqualTo((expected != null) ? Map.entry(key, expected) : null);
		}
		this.table.clear();
		assertThat(this.table.size()).isZero();
		assertThat(this.table.get(colliding.get(0))).isNull();
	}

}
