package io.github.tgsession.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.LeaseState;
import io.github.tgsession.TelegramSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * {@link LeaseChanges}.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeaseChangesTests {

	private final List<Object> happened = new ArrayList<>();

	private final LeaseChanges changes = new LeaseChanges((event) -> this.happened.add(event.toString()));

	private final TelegramSession session = mock(TelegramSession.class);

	LeaseChangesTests() {
		given(this.session.getName()).willReturn("bot");
	}

	@Test
	void whatChangesASessionIsDoneAtOnceIfItIsOwned() {
		given(this.session.getLeaseState()).willReturn(LeaseState.HELD);
		this.changes.onceOwned(this.session, () -> this.happened.add("filled"));
		assertThat(this.happened).containsExactly("filled");
	}

	@Test
	void whatChangesASessionThatIsStoodByForIsDoneOnceItIsOwnedAndBeforeAnybodyIsTold() {
		given(this.session.getLeaseState()).willReturn(LeaseState.STANDBY);
		this.changes.onceOwned(this.session, () -> this.happened.add("filled"));
		assertThat(this.happened).isEmpty();
		this.changes.leaseChanged("bot", LeaseState.HELD);
		this.changes.leaseChanged("bot", LeaseState.SUSPENDED);
		this.changes.leaseChanged("bot", LeaseState.HELD);
		assertThat(this.happened).containsExactly("filled", "SessionLeaseChangedEvent[sessionName=bot, state=HELD]",
				"SessionLeaseChangedEvent[sessionName=bot, state=SUSPENDED]",
				"SessionLeaseChangedEvent[sessionName=bot, state=HELD]");
	}

	@Test
	void aSessionThatIsOwnedBeforeTheWorkWasPutOffIsChangedNevertheless() {
		given(this.session.getLeaseState()).willReturn(LeaseState.STANDBY, LeaseState.HELD);
		this.changes.onceOwned(this.session, () -> this.happened.add("filled"));
		assertThat(this.happened).containsExactly("filled");
	}

	@Test
	void aFailureIsLoggedAndTheChangeToldNevertheless(CapturedOutput output) {
		given(this.session.getLeaseState()).willReturn(LeaseState.STANDBY);
		this.changes.onceOwned(this.session, () -> {
			throw new IllegalStateException("no such file");
		});
		this.changes.leaseChanged("bot", LeaseState.HELD);
		assertThat(output).contains("could not be put into it: no such file");
		assertThat(this.happened).hasSize(1);
	}

}
