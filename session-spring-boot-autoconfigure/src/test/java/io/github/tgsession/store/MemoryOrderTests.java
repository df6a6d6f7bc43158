package io.github.tgsession.store;

import java.util.List;
import java.util.stream.LongStream;

import io.github.tgsession.EntityRow;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MemoryOrder}.
 */
class MemoryOrderTests {

	private final MemoryRows rows = new MemoryRows();

	private final MemoryOrder order = new MemoryOrder(this.rows);

	private void add(long id) {
		this.rows.put(id, new EntityRow(id, 1, 0, null, List.of(), null, null, null, 1));
		this.order.add(id);
	}

	@Test
	void idsAreSortedInAlthoughNobodyAsksForTheNextPage() {
		add(0);
		assertThat(this.order.page(null, 1)).containsExactly(0);
		for (long id = 20_000; id > 0; id--) {
			add(id);
		}
		assertThat(this.order).extracting("additions", InstanceOfAssertFactories.INTEGER).isLessThan(4000);
		assertThat(this.order.page(0L, 20_000)).containsExactly(LongStream.rangeClosed(1, 20_000).toArray());
	}

	@Test
	void aPagingThatIsFinishedLeavesNothingBehind() {
		add(1);
		assertThat(this.order.page(null, 2)).containsExactly(1);
		add(2);
		assertThat(this.order).extracting("additions", InstanceOfAssertFactories.INTEGER).isZero();
		assertThat(this.order.page(1L, 2)).containsExactly(2);
	}

}
