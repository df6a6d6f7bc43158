package io.github.tgsession.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.User;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Snapshots of sessions and into sessions, on any store.
 */
public abstract class AbstractSnapshotContract extends AbstractSessionContract {

	/**
	 * Later than the session's clock, in milliseconds.
	 */
	private static final long LATER = 1_700_000_001_000L;

	@Test
	void whatIsTakenAndPutIsTheSameAgain() {
		fill(session());
		TelegramSession target = sessions().open("target");
		List<Long> progress = new ArrayList<>();
		sessions().put(target, sessions().take(session()), progress::add);
		assertThat(progress).last().isEqualTo(2L);
		SessionSnapshot expected = sessions().take(session());
		SessionSnapshot put = sessions().take(target);
		assertThat(put.identity()).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(expected.identity());
		assertThat(put.identity().authKeys()).hasSize(4);
		assertThat(put.updateStates()).isEqualTo(expected.updateStates()).hasSize(2);
		assertThat(put.attributes()).usingRecursiveFieldByFieldElementComparator().containsAll(expected.attributes());
		assertThat(put.entityCount()).isEqualTo(2);
		List<EntityRow> entities = rows(put::forEachEntity);
		assertThat(entities).hasSize(2).isEqualTo(rows(expected::forEachEntity));
		List<PeerReferenceRow> references = rows(put::forEachPeerReference);
		assertThat(references).hasSize(1).isEqualTo(rows(expected::forEachPeerReference));
		List<CachedFileRow> files = rows(put::forEachFile);
		assertThat(files).hasSize(1).usingRecursiveComparison().isEqualTo(rows(expected::forEachFile));
		assertThat(target.toSessionString()).isEqualTo(session().toSessionString()).isNotEmpty();
		assertThat(target.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 6));
		assertThat(put.isPartial()).isFalse();
	}

	private void fill(TelegramSession session) {
		session.setDc(2, "149.154.167.51", 443);
		session.setAuthKey(OTHER_KEY);
		session.setAuthKey(KEY);
		session.setAuthKey(4, key(3));
		session.setAuthKey(2, AuthKeyPurpose.TEMPORARY, key(4), Instant.ofEpochSecond(1_800_000_000));
		session.setTestMode(true);
		session.setSelf(new SelfUser(99, true));
		session.setApiId(5);
		session.setTakeoutId(6L);
		session.setAttribute("salts", new byte[] { 1 });
		session.processEntities(List.of(new User(5, 6, "Alice", "alice"), new Channel(7, 8, "News", "news")));
		session.learnReference(new PeerUser(11), new PeerChannel(7), 12);
		session.cacheFile(md5(1), 2, new InputPhoto(3, 4, new byte[] { 5 }));
		session.setUpdateState(0, new UpdateState(1, 2, 3, 4));
		session.setUpdateState(7, UpdateState.ofPts(8));
	}

	@Test
	void positionsOfASnapshotAreNotAheadOfItsEntities() {
		session().setUpdateState(0, UpdateState.ofPts(1));
		SessionSnapshot snapshot = sessions().take(session());
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		session().setUpdateState(0, UpdateState.ofPts(2));
		assertThat(this.<EntityRow>rows(snapshot::forEachEntity)).hasSize(1);
		assertThat(snapshot.updateStates()).containsEntry(0L, UpdateState.ofPts(1));
	}

	@Test
	void aSnapshotFromElsewhereBecomesALogin() {
		GivenSnapshot given = new GivenSnapshot(KEY, 99L, null)
			.entity(row(5, 6, List.of("Alice", "ALICE", "wonder"), "+0049151", "Ali\0ce", 10))
			.file(file(1, new byte[0], 10))
			.attribute("mtproto.server-salt", (byte) 7)
			.position(0, new UpdateState(1, null, 3, null));
		sessions().put(session(), given, (entities) -> {
		});
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		assertThat(session().getSelf()).isEqualTo(new SelfUser(99, false));
		EntityRow alice = session().findEntityById(5, true).orElseThrow();
		assertThat(alice.name()).isEqualTo("Alice");
		assertThat(alice.phone()).isEqualTo("49151");
		assertThat(alice.username()).isEqualTo("alice");
		assertThat(alice.usernames()).containsExactly("alice", "wonder");
		assertThat(session().findFile(md5(1), 2, InputDocument.class)).isPresent();
		assertThat(session().findAttribute("mtproto.server-salt")).hasValue(new byte[] { 7 });
		assertThat(session().getUpdateState(0)).isEqualTo(new UpdateState(1, null, 3, null));
	}

	@Test
	void whatASnapshotDoesNotKnowWipesNothing() {
		fill(session());
		GivenSnapshot given = new GivenSnapshot(null, 99L, null).entity(row(5, 0, List.of(), null, null, LATER))
			.file(file(1, new byte[0], LATER))
			.position(0, new UpdateState(9, null, null, null));
		EntityRow before = session().findEntityById(5, true).orElseThrow();
		session().cacheFile(md5(1), 2, new InputDocument(3, 4, new byte[] { 5 }));
		sessions().put(session(), given, (entities) -> {
		});
		EntityRow after = session().findEntityById(5, true).orElseThrow();
		assertThat(after).usingRecursiveComparison().ignoringFields("seenAt").isEqualTo(before);
		assertThat(after.seenAt()).isEqualTo(LATER);
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		assertThat(session().getSelf()).isEqualTo(new SelfUser(99, true));
		assertThat(session().isTestMode()).isTrue();
		assertThat(session().getApiId()).isEqualTo(5);
		assertThat(session().getUpdateState(0)).isEqualTo(new UpdateState(9, 2, 3, 4));
		assertThat(session().findFile(md5(1), 2, InputDocument.class))
			.hasValue(new InputDocument(3, 4, new byte[] { 5 }));
	}

	@Test
	void whatASessionHasSeenLaterIsKept() {
		session().setSelf(new SelfUser(99, true));
		session().processEntities(List.of(new User(5, 6, "Alice", "alice"), new User(8, 9, "Bob", "shared")));
		GivenSnapshot given = new GivenSnapshot(KEY, 99L, null)
			.entity(row(5, 66, List.of("old", "shared"), "49151", "Old name", 10))
			.entity(row(7, 70, List.of("new"), null, "Carol", 10));
		sessions().put(session(), given, (entities) -> {
		});
		EntityRow alice = session().findEntityById(5, true).orElseThrow();
		assertThat(alice.accessHash()).isEqualTo(6);
		assertThat(alice.name()).isEqualTo("Alice");
		assertThat(alice.username()).isEqualTo("alice");
		assertThat(alice.phone()).as("not known before").isEqualTo("49151");
		assertThat(session().getInputEntity("@shared")).isEqualTo(new InputPeerUser(8, 9));
		assertThat(session().getInputEntity("@old")).isEqualTo(new InputPeerUser(5, 6));
		assertThat(session().getInputEntity("@new")).isEqualTo(new InputPeerUser(7, 70));
	}

	@Test
	void whatASnapshotHasSeenLaterReplacesWhatIsKnown() {
		session().setSelf(new SelfUser(99, true));
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		sessions().put(session(),
				new GivenSnapshot(KEY, 99L, null).entity(row(5, 66, List.of("wonder"), null, "Alice W", LATER)),
				(entities) -> {
				});
		EntityRow alice = session().findEntityById(5, true).orElseThrow();
		assertThat(alice.accessHash()).isEqualTo(66);
		assertThat(alice.name()).isEqualTo("Alice W");
		assertThat(alice.username()).isEqualTo("wonder");
		assertThat(session().getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 66));
	}

	@Test
	void aSnapshotOfAnotherAccountIsRefusedAndChangesNothing() {
		fill(session());
		GivenSnapshot other = new GivenSnapshot(OTHER_KEY, 98L, true)
			.entity(row(77, 1, List.of("mallory"), null, "Mallory", LATER))
			.position(0, UpdateState.ofPts(5000));
		assertThatIllegalStateException().isThrownBy(() -> sessions().put(session(), other, (entities) -> {
		})).withMessageContaining("'bot'");
		assertThatIllegalStateException().as("another login of nobody knows whom")
			.isThrownBy(() -> sessions().put(session(), new GivenSnapshot(key(9), null, null), (entities) -> {
			}));
		assertThat(session().findInputEntity(77)).isEmpty();
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		assertThat(session().getUpdateState(0)).isEqualTo(new UpdateState(1, 2, 3, 4));
	}

	@Test
	void theSameLoginIsTheSameAccountAlthoughTheSnapshotDoesNotKnowIt() {
		fill(session());
		sessions().put(session(),
				new GivenSnapshot(KEY, null, null).entity(row(77, 1, List.of(), null, "Carol", LATER)), (entities) -> {
				});
		assertThat(session().findInputEntity(77)).isPresent();
		assertThat(session().getSelf()).isEqualTo(new SelfUser(99, true));
	}

	@Test
	void aSnapshotThatBreaksOffLeavesNothingAndCanBePutAgain() {
		GivenSnapshot given = new GivenSnapshot(KEY, 99L, true).entity(row(5, 6, List.of("alice"), null, "Alice", 10))
			.position(0, UpdateState.ofPts(9))
			.failingWith(new SessionStoreException("broken", null));
		assertThatExceptionOfType(SessionStoreException.class)
			.isThrownBy(() -> sessions().put(session(), given, (entities) -> {
			}))
			.withMessage("broken");
		assertThat(session().getDcId()).isZero();
		assertThat(session().getAuthKey()).isNull();
		assertThat(session().getSelf()).isNull();
		assertThat(session().getUpdateStates()).isEmpty();
		assertThat(session().findInputEntity("@alice")).isEmpty();
		assertThat(sessions().take(session()).attributes()).isEmpty();
		assertThat(sessions().isEmpty(session())).isTrue();
		sessions().put(session(), given.failingWith(null), (entities) -> {
		});
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		assertThat(session().getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 6));
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(9));
		assertThat(sessions().isEmpty(session())).isFalse();
	}

	@Test
	void ofSeveralThatFindASessionEmptyOnePutsItsSnapshot() throws Exception {
		int threads = 4;
		CyclicBarrier together = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<Boolean>> puts = new ArrayList<>();
			for (int i = 1; i <= threads; i++) {
				GivenSnapshot given = new GivenSnapshot(KEY, 99L, true).position(i, UpdateState.ofPts(i));
				puts.add(executor.submit(() -> {
					together.await();
					return sessions().putIfEmpty(session(), given, (entities) -> {
					});
				}));
			}
			int succeeded = 0;
			for (Future<Boolean> put : puts) {
				succeeded += put.get() ? 1 : 0;
			}
			assertThat(succeeded).isEqualTo(1);
			assertThat(session().getUpdateStates()).hasSize(1);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void positionsOfAnOldSnapshotDoNotGoBack() {
		fill(session());
		sessions().put(session(),
				new GivenSnapshot(KEY, 99L, true).position(0, new UpdateState(0, 9, 9, 0))
					.position(7, UpdateState.ofPts(7))
					.position(70, new UpdateState(1, 0, 2, 0)),
				(entities) -> {
				});
		assertThat(session().getUpdateState(0)).isEqualTo(new UpdateState(1, 9, 9, 4));
		assertThat(session().getUpdateState(7)).isEqualTo(UpdateState.ofPts(8));
		assertThat(session().getUpdateState(70)).isEqualTo(new UpdateState(1, 0, 2, 0));
	}

	@Test
	void anotherLoginOfTheSameAccountDoesNotReplaceTheOneInUse() {
		fill(session());
		assertThatIllegalStateException()
			.isThrownBy(() -> sessions().put(session(), new GivenSnapshot(OTHER_KEY, 99L, true), (entities) -> {
			}));
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		session().setAuthKey(null);
		sessions().put(session(), new GivenSnapshot(OTHER_KEY, 99L, true), (entities) -> {
		});
		assertThat(session().getAuthKey()).as("nobody was logged in").isEqualTo(OTHER_KEY);
	}

	@Test
	void aSessionWhoseLoginHasEndedIsNotEmptyForOthers() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().setUpdateState(0, UpdateState.ofPts(1000));
		session().markRevoked(2, "AUTH_KEY_UNREGISTERED");
		assertThatIllegalStateException().as("whose positions these are is not known")
			.isThrownBy(() -> sessions().put(session(), new GivenSnapshot(OTHER_KEY, 77L, true), (entities) -> {
			}));
		assertThat(session().getSelf()).isNull();
	}

	@Test
	void aForeignSnapshotCannotSayThatASessionIsNoneOfTheTestServers() {
		fill(session());
		session().setTestMode(true);
		sessions().put(session(), new GivenSnapshot(KEY, 99L, true), (entities) -> {
		});
		assertThat(session().isTestMode()).isTrue();
	}

	@Test
	void aSessionIsEmptyWithoutLoginAccountAndSnapshot() {
		assertThat(sessions().isEmpty(session())).isTrue();
		session().setDc(2, "149.154.167.51", 443);
		session().setApiId(5);
		session().setAttribute("salts", new byte[] { 1 });
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		assertThat(sessions().isEmpty(session())).as("nothing of a login").isTrue();
		assertNotEmpty("current", (session) -> session.setAuthKey(2, KEY));
		assertNotEmpty("replaced", (session) -> {
			session.setAuthKey(2, KEY);
			session.setAuthKey(2, null);
		});
		assertNotEmpty("revoked", (session) -> {
			session.setDc(2, "149.154.167.51", 443);
			session.markRevoked(2, "AUTH_KEY_UNREGISTERED");
		});
		assertNotEmpty("account", (session) -> session.setSelf(new SelfUser(1, true)));
		assertNotEmpty("former-account", (session) -> {
			session.setSelf(new SelfUser(1, true));
			session.setSelf(null);
		});
		assertNotEmpty("snapshot", (session) -> sessions().put(session, nothing(), (entities) -> {
		}));
	}

	private void assertNotEmpty(String name, Consumer<TelegramSession> change) {
		try (TelegramSession session = sessions().open(name)) {
			change.accept(session);
			assertThat(sessions().isEmpty(session)).as(name).isFalse();
			sessions().copy(name, name + "-copy");
			assertThat(sessions().isEmpty(sessions().open(name + "-copy"))).as("copy of " + name).isFalse();
		}
	}

	private static GivenSnapshot nothing() {
		return new GivenSnapshot(null, null, null);
	}

	@Test
	void aCopyOfAnEmptySessionIsEmpty() {
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		sessions().copy("bot", "copy");
		assertThat(sessions().isEmpty(sessions().open("copy"))).isTrue();
		assertThat(sessions().open("copy").findInputEntity("@alice")).isPresent();
	}

	@Test
	void aCopyRemembersTheFormerAccount() {
		session().setSelf(new SelfUser(1, false));
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		session().setSelf(null);
		sessions().copy("bot", "copy");
		TelegramSession copy = sessions().open("copy");
		copy.setSelf(new SelfUser(1, false));
		assertThat(copy.findInputEntity("@alice")).as("the same account").isPresent();
		copy.setSelf(null);
		copy.setSelf(new SelfUser(2, false));
		assertThat(copy.findInputEntity("@alice")).as("another account").isEmpty();
	}

	@Test
	void namesOfTheLibraryAreRefusedAsAttributes() {
		for (String name : List.of("telegram.session.imported", "telegram.session.last-user", "telegram.session.x")) {
			assertThatIllegalArgumentException().isThrownBy(() -> session().setAttribute(name, new byte[0]))
				.withMessageContaining("'telegram.session.'");
			assertThatIllegalArgumentException().isThrownBy(() -> session().findAttribute(name));
		}
	}

	@Test
	void snapshotsAreOfSessionsOfTheStore() throws Exception {
		TelegramSession stranger = StoredSessions.builder(new MemorySessionStore(), new TelethonStringCodec())
			.build()
			.open("bot");
		assertThatIllegalArgumentException().isThrownBy(() -> sessions().take(stranger));
		assertThatIllegalArgumentException().isThrownBy(() -> sessions().isEmpty(stranger));
		assertThatIllegalArgumentException().isThrownBy(() -> sessions().put(stranger, nothing(), (entities) -> {
		}));
		session().close();
		assertThatIllegalStateException().isThrownBy(() -> sessions().take(session()));
	}

	@Test
	void theIdentityListenerIsToldOfALoginThatWasPut() {
		List<String> told = new ArrayList<>();
		try (StoredSessions listening = StoredSessions.builder(store(), new TelethonStringCodec())
			.identityListener((session) -> told.add(session.toSessionString()))
			.build()) {
			TelegramSession target = listening.open("bot");
			listening.put(target, new GivenSnapshot(KEY, null, null), (entities) -> {
			});
			assertThat(told).containsExactly(target.toSessionString()).doesNotContain("");
		}
	}

	@Test
	void theOwnUserTellsWhetherItIsABotIfThatIsNotKnown() {
		sessions().put(session(), new GivenSnapshot(KEY, 99L, null), (entities) -> {
		});
		assertThat(session().getSelf()).isEqualTo(new SelfUser(99, false));
		assertThat(sessions().take(session()).identity().bot()).as("not invented").isNull();
		assertThat(session().processEntities(List.of(self(99, true)))).isTrue();
		assertThat(session().getSelf()).isEqualTo(new SelfUser(99, true));
		session().processEntities(List.of(self(98, false)));
		session().processEntities(List.of(self(99, false)));
		assertThat(session().getSelf()).as("known by now").isEqualTo(new SelfUser(99, true));
		assertThat(sessions().take(session()).identity().bot()).isTrue();
	}

	private static User self(long id, boolean bot) {
		return new User(id, 1L, true, bot, false, "Bot", null, null, List.of(), null);
	}

	private static EntityRow row(long id, long hash, List<String> usernames, @Nullable String phone,
			@Nullable String name, long seenAt) {
		return new EntityRow(id, hash, 0, usernames.isEmpty() ? null : usernames.get(0), usernames, phone, name, null,
				seenAt);
	}

	private static CachedFileRow file(int digest, byte[] reference, long cachedAt) {
		return new CachedFileRow(new FileKey(HexFormat.of().formatHex(md5(digest)), 2, 0), 3, 4, reference, cachedAt);
	}

	private <R> List<R> rows(Consumer<Consumer<R>> source) {
		List<R> rows = new ArrayList<>();
		source.accept(rows::add);
		return rows;
	}

}
