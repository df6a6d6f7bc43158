package io.github.tgsession.core;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.InputChannel;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the store has at hand and knows already costs nothing more.
 */
class SparedEntitiesTests {

	private final WatchedStore watched = new WatchedStore();

	private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

	private final StoredSessions sessions = StoredSessions.builder(this.watched.store, new TelethonStringCodec())
		.clock(new Clock() {

			@Override
			public ZoneOffset getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return Instant.ofEpochMilli(SparedEntitiesTests.this.millis.get());
			}

		})
		.build();

	private final TelegramSession session = this.sessions.open("bot");

	private static User user(long id, @Nullable String username) {
		return new User(id, id * 10, "User " + id, username);
	}

	private boolean learn(Object... objects) {
		this.watched.calls.clear();
		this.millis.addAndGet(1000);
		return this.session.processEntities(List.of(objects));
	}

	private long spared() {
		return this.sessions.statistics("bot").orElseThrow().sparedEntities();
	}

	@Test
	void unchangedEntitiesAreSparedAndCounted() {
		Object[] all = { user(1, "One"), new Channel(2, 3, "News", "news"), new Chat(4, "Chat", null),
				new InputPeerUser(1, 0) };
		assertThat(learn(all)).isTrue();
		long before = spared();
		assertThat(learn(all)).isFalse();
		assertThat(this.watched.calls).isEmpty();
		assertThat(spared() - before).isEqualTo(4);
	}

	@Test
	void onlyWhatIsNewIsAskedForAndWritten() {
		learn(user(1, "one"), user(2, "two"));
		assertThat(learn(user(1, "one"), user(2, "other"), user(3, null))).isTrue();
		assertThat(this.watched.calls).containsExactly("findEntities", "apply");
		assertThat(spared()).isEqualTo(1);
		assertThat(this.session.findInputEntity("@two")).isEmpty();
		assertThat(this.session.getInputEntity("@other")).isEqualTo(new InputPeerUser(2, 20));
	}

	@Test
	void theDateIsRenewedOnceADay() {
		learn(user(1, "one"));
		this.millis.addAndGet(24 * 60 * 60 * 1000L);
		assertThat(learn(user(1, "one"))).isFalse();
		assertThat(this.watched.calls).contains("apply");
		assertThat(learn(user(1, "one"))).isFalse();
		assertThat(this.watched.calls).isEmpty();
	}

	@Test
	void anUnchangedEntityStillWinsItsUsernameFromALowerId() {
		learn(user(9, "tie"), user(7, "tie"));
		List<User> users = new ArrayList<>(List.of(user(7, "tie"), user(9, "tie")));
		for (int i = 0; i < 2; i++) {
			assertThat(learn(users.toArray())).isFalse();
			assertThat(this.session.getInputEntity("@tie")).isEqualTo(new InputPeerUser(9, 90));
			Collections.reverse(users);
		}
	}

	@Test
	void anUnchangedEntityLosesItsUsernameToAHigherId() {
		learn(user(7, "tie"));
		assertThat(learn(user(7, "tie"), user(9, "tie"))).isTrue();
		assertThat(spared()).isZero();
		assertThat(this.session.getInputEntity("@tie")).isEqualTo(new InputPeerUser(9, 90));
		assertThat(this.session.findEntityById(7, true).orElseThrow().usernames()).isEmpty();
	}

	@Test
	void anEntityThatComesTwiceIsTakenAsItCameLast() {
		learn(user(9, "tie"));
		assertThat(learn(user(9, "tie"), user(9, "free"), user(7, "tie"))).isTrue();
		assertThat(this.session.getInputEntity("@free")).isEqualTo(new InputPeerUser(9, 90));
		assertThat(this.session.getInputEntity("@tie")).isEqualTo(new InputPeerUser(7, 70));
		assertThat(learn(user(9, "other"), user(9, "free"))).isFalse();
		assertThat(this.session.getInputEntity("@free")).isEqualTo(new InputPeerUser(9, 90));
	}

	@Test
	void theChannelOfAnUnchangedChatIsLearntIfItIsUnknown() {
		learn(new Chat(5, "Old", new InputChannel(6, 60)));
		assertThat(this.session.getInputEntity(new PeerChat(5))).isEqualTo(new InputPeerChannel(6, 60));
		learn(new Channel(6, 61, "New", null));
		assertThat(learn(new Chat(5, "Old", new InputChannel(6, 60)))).isFalse();
		assertThat(this.watched.calls).isEmpty();
		assertThat(this.session.getInputEntity(new PeerChat(5))).isEqualTo(new InputPeerChannel(6, 61));
	}

}
