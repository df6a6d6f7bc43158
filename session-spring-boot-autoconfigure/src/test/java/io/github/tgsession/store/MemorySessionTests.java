package io.github.tgsession.store;

import java.util.List;

import io.github.tgsession.EntityRow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link MemorySession}.
 */
class MemorySessionTests {

	private static final ChangeSet ENTITY = ChangeSet.of((changes) -> changes
		.entity(new EntityChange(new EntityRow(1, 1, 0, null, List.of(), null, null, null, 1), false)));

	private final MemorySession session = new MemorySession(SessionRow.empty("bot", 1));

	@Test
	void ofManyChangeSetsNoneIsAppliedIfOneIsWrong() {
		ChangeSet wrong = ChangeSet.of((changes) -> changes.session(SessionField.HOME_DC_ID, "two"));
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> this.session.applyAll((writer) -> {
			writer.accept(ENTITY);
			writer.accept(wrong);
		}));
		assertThat(this.session.entities().count()).isZero();
	}

	@Test
	void aWrongChangeSetDropsNoAccount() {
		this.session.apply(ENTITY);
		ChangeSet wrong = ChangeSet.of((changes) -> changes.dropAccount().session(SessionField.TEST_MODE, null));
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.session.apply(wrong));
		assertThat(this.session.entities().count()).isOne();
	}

}
