package io.github.tgsession.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.tgsession.EntityNotFoundException;
import io.github.tgsession.EntityRow;
import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.InputChannel;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.InputPeerUserFromMessage;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.User;
import io.github.tgsession.tl.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Whom a session knows, on any store.
 */
public abstract class AbstractEntityContract extends AbstractSessionContract {

	private static User user(long id, @Nullable String firstName, @Nullable String phone, String... usernames) {
		List<Username> names = new ArrayList<>();
		for (String username : usernames) {
			names.add(new Username(username, true));
		}
		return new User(id, id * 10, false, false, false, firstName, null, null, names, phone);
	}

	@Test
	void aUserIsFoundByEverythingThatIsKnown() {
		assertThat(session().processEntities(List.of(user(5, "Alice", "34600000001", "Alice_W", "Second")))).isTrue();
		InputPeerUser alice = new InputPeerUser(5, 50);
		assertThat(reopened().getInputEntity(5)).isEqualTo(alice);
		assertThat(session().getInputEntity(new PeerUser(5))).isEqualTo(alice);
		assertThat(session().getInputEntity("@alice_w")).isEqualTo(alice);
		assertThat(session().getInputEntity("https://t.me/SECOND")).isEqualTo(alice);
		assertThat(session().getInputEntity("+34 600 000 001")).isEqualTo(alice);
		assertThat(session().getInputEntity("Alice")).isEqualTo(alice);
		assertThat(session().findEntityByUsername("second")).map(EntityRow::usernames)
			.hasValueSatisfying((usernames) -> assertThat(usernames).containsExactly("alice_w", "second"));
		assertThat(session().findEntityByPhone("34600000001")).map(EntityRow::id).hasValue(5L);
		assertThat(session().findEntityByName("Alice")).map(EntityRow::id).hasValue(5L);
		assertThat(session().findEntityById(5, true)).map(EntityRow::accessHash).hasValue(50L);
	}

	@Test
	void nobodyIsFoundByWhatIsNotKnown() {
		for (Object key : new Object[] { 5, -5L, -1000000000005L, "@nobody", "+34600000001", "Nobody",
				new PeerUser(5) }) {
			assertThat(session().findInputEntity(key)).isEmpty();
			assertThatExceptionOfType(EntityNotFoundException.class).isThrownBy(() -> session().getInputEntity(key))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("34600000001").contains("'bot'"));
		}
	}

	@Test
	void aPlainNumberIsFirstAChannelThenAChatThenAUser() {
		session().processEntities(List.of(user(5, "User", null)));
		assertThat(session().getInputEntity(5)).isEqualTo(new InputPeerUser(5, 50));
		session().processEntities(List.of(new Chat(5, "Chat", null)));
		assertThat(session().getInputEntity(5)).isEqualTo(new InputPeerChat(5));
		session().processEntities(List.of(new Channel(5, 7, "Channel", null)));
		assertThat(session().getInputEntity(5)).isEqualTo(new InputPeerChannel(5, 7));
		assertThat(session().findEntityById(5, true)).map(EntityRow::name).hasValue("User");
		assertThat(session().findEntityById(5, false)).map(EntityRow::name).hasValue("Channel");
	}

	@Test
	void aMentionNeverWipesWhatADescriptionTaught() {
		session().processEntities(List.of(user(5, "Alice", "34600000001", "alice")));
		assertThat(session().processEntities(List.of(new InputPeerUser(5, 99)))).as("a new hash").isTrue();
		assertThat(session().processEntities(List.of(new InputPeerUser(5, 0)))).as("bots send 0").isFalse();
		assertThat(session().getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 99));
		assertThat(session().getInputEntity("34600000001")).isEqualTo(new InputPeerUser(5, 99));
		assertThat(session().getInputEntity("Alice")).isEqualTo(new InputPeerUser(5, 99));
	}

	@Test
	void aDescriptionReplacesWhatIsNoLongerThere() {
		session().processEntities(List.of(user(5, "Alice", "34600000001", "wonder", "zeta", "alice")));
		assertThat(session().findEntityById(5, true)).map(EntityRow::usernames)
			.hasValueSatisfying((usernames) -> assertThat(usernames).containsExactly("wonder", "alice", "zeta"));
		assertThat(session().processEntities(List.of(user(5, "Al", null, "wonder")))).isTrue();
		assertThat(session().findInputEntity("@alice")).isEmpty();
		assertThat(session().findInputEntity("34600000001")).isEmpty();
		assertThat(session().findInputEntity("Alice")).isEmpty();
		assertThat(session().findInputEntity("@wonder")).isPresent();
		assertThat(session().findInputEntity("Al")).isPresent();
	}

	@Test
	void nothingNewIsNothingLearnt() {
		List<User> users = List.of(user(5, "Alice", "34600000001", "alice"), user(6, "Bob", null));
		assertThat(session().processEntities(users)).isTrue();
		assertThat(session().processEntities(users)).isFalse();
		setNow(1_700_000_000 + 2 * 24 * 3600);
		assertThat(session().processEntities(users)).as("only its date is renewed").isFalse();
		assertThat(session().findEntityById(5, true)).map(EntityRow::seenAt)
			.hasValue((1_700_000_000L + 2 * 24 * 3600) * 1000);
	}

	@Test
	void theNewestOwnerOfAUsernameWinsAndOfTwoTheHighestId() {
		setNow(10);
		session().processEntities(List.of(user(1, "One", null, "same")));
		setNow(20);
		session().processEntities(List.of(user(2, "Two", null, "same")));
		setNow(15);
		session().processEntities(List.of(user(3, "Three", null, "same")));
		assertThat(session().getInputEntity("@same")).isEqualTo(new InputPeerUser(2, 20));
		setNow(30);
		List<User> tie = List.of(user(9, "Nine", null, "tie"), user(7, "Seven", null, "tie"));
		assertThat(session().processEntities(tie)).isTrue();
		assertThat(session().processEntities(tie)).as("nothing new").isFalse();
		assertThat(session().getInputEntity("@tie")).isEqualTo(new InputPeerUser(9, 90));
		session().processEntities(List.of(user(1, "One", null)));
		assertThat(session().getInputEntity("@same")).as("given up by somebody else").isNotNull();
	}

	@Test
	void ofSeveralWithOneNameOrPhoneTheLowestMarkedIdAnswers() {
		session().processEntities(List.of(user(9, "Same", "123"), user(3, "Same", "123"), new Chat(4, "Same", null)));
		assertThat(session().getInputEntity("Same")).isEqualTo(new InputPeerChat(4));
		assertThat(session().getInputEntity("123")).isEqualTo(new InputPeerUser(3, 30));
	}

	@Test
	void aMigratedChatAnswersWithItsChannel() {
		session().processEntities(List.of(new Chat(5, "Old", null)));
		assertThat(session().getInputEntity(new PeerChat(5))).isEqualTo(new InputPeerChat(5));
		session().processEntities(List.of(new Chat(5, "Old", new InputChannel(6, 60))));
		assertThat(session().getInputEntity(new PeerChat(5))).isEqualTo(new InputPeerChannel(6, 60));
		assertThat(session().getInputEntity(-5)).isEqualTo(new InputPeerChannel(6, 60));
		session().processEntities(List.of(new Channel(6, 61, "New", null), new Chat(5, "Old", null)));
		assertThat(reopened().getInputEntity("Old")).isEqualTo(new InputPeerChannel(6, 61));
	}

	@Test
	void aPeerSeenInAMessageIsReachedThroughIt() {
		session().processEntities(List.of(new Channel(6, 60, "Group", null)));
		session().learnReference(new PeerUser(5), new io.github.tgsession.tl.PeerChannel(6), 42);
		assertThat(reopened().getInputEntity(new PeerUser(5)))
			.isEqualTo(new InputPeerUserFromMessage(new InputPeerChannel(6, 60), 42, 5));
		session().learnReference(new io.github.tgsession.tl.PeerChannel(9), new PeerChat(77), 43);
		assertThat(session().getInputEntity(-1000000000009L)).as("through a basic chat, by number")
			.isEqualTo(new io.github.tgsession.tl.InputPeerChannelFromMessage(new InputPeerChat(77), 43, 9));
		session().processEntities(List.of(user(5, "Now known", null)));
		assertThat(session().getInputEntity(new PeerUser(5))).isEqualTo(new InputPeerUser(5, 50));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> session().learnReference(new PeerChat(1), new PeerChat(2), 3));
	}

	@Test
	void learningCanBeSwitchedOff() {
		session().setSaveEntities(false);
		assertThat(session().processEntities(List.of(user(5, "Alice", null)))).isFalse();
		assertThat(session().findInputEntity(5)).isEmpty();
	}

	@Test
	void extremeTextsAndNumbersAreKept() {
		String emoji = "\uD83D\uDC69\u200D\uD83D\uDC67 'quote\" -- \\ %_ \u05E9\u05DC";
		session().processEntities(
				List.of(new User(Long.MAX_VALUE, Long.MIN_VALUE, emoji, null), new User(6, 1, "x".repeat(2000), null),
						new User(7, 1, "a\0b", null), new User(8, 1, "lone \uD800 surrogate", null)));
		assertThat(reopened().getInputEntity(emoji)).isEqualTo(new InputPeerUser(Long.MAX_VALUE, Long.MIN_VALUE));
		assertThat(session().getInputEntity("x".repeat(3000))).isEqualTo(new InputPeerUser(6, 1));
		assertThat(session().getInputEntity("a\0b")).isEqualTo(new InputPeerUser(7, 1));
		assertThat(session().getInputEntity("lone \uD800 surrogate")).isEqualTo(new InputPeerUser(8, 1));
	}

	@Test
	void namesAreComparedToTheLetter() {
		session().processEntities(
				List.of(new User(5, 1, "Bot", null), new User(6, 1, "b\u00F3t", null), new User(7, 1, "Pad ", null)));
		assertThat(session().findInputEntity("bot")).isEmpty();
		assertThat(session().findInputEntity("Pad")).isEmpty();
		assertThat(session().getInputEntity("b\u00F3t")).isEqualTo(new InputPeerUser(6, 1));
		assertThat(session().getInputEntity("Pad ")).isEqualTo(new InputPeerUser(7, 1));
	}

	@Test
	void manyEntitiesInOneAnswerAreAllLearnt() {
		List<User> users = new ArrayList<>();
		for (int i = 1; i <= 3000; i++) {
			users.add(user(i, "User " + i, String.valueOf(34600000000L + i), "user_" + i));
		}
		assertThat(session().processEntities(users)).isTrue();
		assertThat(session().processEntities(users)).isFalse();
		assertThat(session().getInputEntity("@user_2999")).isEqualTo(new InputPeerUser(2999, 29990));
		assertThat(session().getInputEntity("34600003000")).isEqualTo(new InputPeerUser(3000, 30000));
	}

	@Test
	void ofEightThreadsThatLearnNoRowIsLostOrTorn() throws Exception {
		Threads.run(8, (thread) -> {
			for (int i = 0; i < 30; i++) {
				session().processEntities(List.of(new User(i + 1, i + 1, "v" + thread, "name_" + i),
						new User(1000 + thread * 100 + i, thread, "own", null), new InputPeerUser(i + 1, i + 1)));
			}
		});
		for (int i = 0; i < 30; i++) {
			Optional<EntityRow> row = session().findEntityByUsername("name_" + i);
			assertThat(row).as("name_" + i).isPresent();
			assertThat(row.get().id()).isEqualTo(i + 1);
			assertThat(row.get().accessHash()).isEqualTo(i + 1);
			assertThat(row.get().name()).matches("v[0-7]");
			for (int thread = 0; thread < 8; thread++) {
				assertThat(session().getInputEntity(1000 + thread * 100 + i))
					.isEqualTo(new InputPeerUser(1000 + thread * 100 + i, thread));
			}
		}
	}

	@Test
	void keysThatNameNobodyAreRefused() {
		for (Object key : new Object[] { 1.5, new Object(), List.of(1), new byte[1], true,
				new java.math.BigInteger("18446744073709551616"),
				java.util.concurrent.CompletableFuture.completedFuture(1) }) {
			assertThatIllegalArgumentException().as(key.getClass().getName())
				.isThrownBy(() -> session().getInputEntity(key));
			assertThatIllegalArgumentException().isThrownBy(() -> session().findInputEntity(key));
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> session().processEntities(new java.util.concurrent.CompletableFuture<Object>()));
		assertThat(session().processEntities(null)).isFalse();
		assertThat(session().processEntities("text")).isFalse();
		assertThat(session().processEntities(List.of("text", 5, new Object()))).isFalse();
	}

	@Test
	void oneBadMemberDoesNotSpoilTheOthers() {
		assertThat(
				session().processEntities(List.of(user(5, "Good", null),
						java.util.Map.of("_", "User", "id", new java.math.BigInteger("9223372036854775808"),
								"access_hash", 1),
						new User(-7, 1, "negative", null), user(6, "Good too", null))))
			.isTrue();
		assertThat(session().findInputEntity(5)).isPresent();
		assertThat(session().findInputEntity(6)).isPresent();
	}

}
