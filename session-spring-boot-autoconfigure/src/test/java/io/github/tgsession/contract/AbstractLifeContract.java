package io.github.tgsession.contract;

import java.util.List;
import java.util.Map;

import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.SelfUser;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.core.StoredSessions;
import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.SentFile;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Sent files, opening, copying, deleting and closing, on any store.
 */
public abstract class AbstractLifeContract extends AbstractSessionContract {

	@Test
	void aSentFileIsFoundByDigestSizeAndKind() {
		InputDocument document = new InputDocument(1, -2, new byte[] { 3, 4 });
		InputPhoto photo = new InputPhoto(5, 6, new byte[0]);
		session().cacheFile(md5(1), 4294967302L, document);
		session().cacheFile(md5(1), 4294967302L, photo);
		assertThat(reopened().findFile(md5(1), 4294967302L, InputDocument.class)).hasValue(document);
		assertThat(session().findFile(md5(1), 4294967302L, InputPhoto.class)).hasValue(photo);
		assertThat(session().findFile(md5(2), 4294967302L, InputDocument.class)).isEmpty();
		assertThat(session().findFile(md5(1), 1, InputDocument.class)).isEmpty();
		InputDocument renewed = new InputDocument(1, -2, new byte[] { 9 });
		session().cacheFile(md5(1), 4294967302L, renewed);
		assertThat(session().findFile(md5(1), 4294967302L, InputDocument.class)).hasValue(renewed);
		session().forgetFile(md5(1), 4294967302L, InputDocument.class);
		assertThat(session().findFile(md5(1), 4294967302L, InputDocument.class)).isEmpty();
		assertThat(session().findFile(md5(1), 4294967302L, InputPhoto.class)).hasValue(photo);
	}

	@Test
	void filesThatCannotBeAreRefused() {
		InputDocument document = new InputDocument(1, 2, new byte[0]);
		assertThatIllegalArgumentException().isThrownBy(() -> session().cacheFile(new byte[15], 1, document))
			.withMessageContaining("15");
		assertThatIllegalArgumentException().isThrownBy(() -> session().cacheFile(md5(1), -1, document));
		assertThatIllegalArgumentException().isThrownBy(() -> session().cacheFile(md5(1), 1, (Object) new PeerUser(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> session().findFile(md5(1), 1, SentFile.class));
		session().cacheFile(md5(1), 1, Map.of("_", "InputPhoto", "id", 1L, "access_hash", 2L));
		assertThat(session().findFile(md5(1), 1, InputPhoto.class)).hasValue(new InputPhoto(1, 2, new byte[0]));
	}

	@Test
	void sessionsOfOneStoreKnowNothingOfEachOther() {
		try (TelegramSession other = sessions().open("other")) {
			session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
			session().setUpdateState(0, UpdateState.ofPts(1));
			session().setDc(2, "1.2.3.4", 443);
			session().setAuthKey(KEY);
			assertThat(other.findInputEntity("@alice")).isEmpty();
			assertThat(other.getUpdateState(0)).isNull();
			assertThat(other.getAuthKey(2)).isNull();
			assertThat(sessions().list()).containsExactly("bot", "other");
			assertThat(sessions().delete("other")).isTrue();
			assertThat(session().getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 6));
			assertThat(sessions().list()).containsExactly("bot");
		}
	}

	@Test
	void twoHandlesOfOneNameAreOneSession() {
		TelegramSession second = sessions().open("bot");
		session().setDc(2, "1.2.3.4", 443);
		session().setSaveEntities(false);
		assertThat(second.getDcId()).isEqualTo(2);
		assertThat(second.isSaveEntities()).isFalse();
		session().close();
		assertThat(second.getDcId()).isEqualTo(2);
		second.close();
		assertThat(sessions().open("bot").isSaveEntities()).as("released with the last handle").isTrue();
	}

	@Test
	void namesAreComparedToTheLetter() {
		sessions().open("Bot").setApiId(1);
		sessions().open("b\u00F3t").setApiId(2);
		sessions().open("bot ").setApiId(3);
		sessions().open("\uD83E\uDD16".repeat(128)).setApiId(4);
		assertThat(session().getApiId()).isNull();
		assertThat(sessions().list()).containsExactlyInAnyOrder("Bot", "bot", "b\u00F3t", "bot ",
				"\uD83E\uDD16".repeat(128));
	}

	@Test
	void namesThatCannotBeAreRefused() {
		for (String name : List.of("", " ", "x".repeat(129), "a\0b")) {
			assertThatIllegalArgumentException().isThrownBy(() -> sessions().open(name));
		}
		assertThat(sessions().exists("nobody")).isFalse();
		assertThat(sessions().delete("nobody")).isFalse();
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> sessions().copy("nobody", "x"));
		assertThat(sessions().list()).containsExactly("bot");
	}

	@Test
	void aClosedSessionRefusesEveryCallAndClosesTwice() {
		TelegramSession closed = session();
		closed.close();
		closed.close();
		assertThatIllegalStateException().isThrownBy(closed::getDcId).withMessageContaining("'bot'");
		assertThatIllegalStateException().isThrownBy(() -> closed.processEntities(List.of()));
		assertThatIllegalStateException().isThrownBy(() -> closed.setUpdateState(0, UpdateState.ofPts(1)));
		assertThatIllegalStateException().isThrownBy(closed::save);
		assertThatIllegalStateException().isThrownBy(closed::delete);
		assertThat(closed.getName()).isEqualTo("bot");
		assertThat(reopened().getDcId()).isZero();
	}

	@Test
	void deletingRemovesEverythingAndClosesEveryHandle() {
		TelegramSession second = sessions().open("bot");
		session().setDc(2, "1.2.3.4", 443);
		session().setAuthKey(KEY);
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		session().setUpdateState(0, UpdateState.ofPts(1));
		session().delete();
		assertThatIllegalStateException().isThrownBy(second::getDcId).withMessageContaining("deleted");
		assertThat(sessions().exists("bot")).isFalse();
		TelegramSession fresh = sessions().open("bot");
		assertThat(fresh.getAuthKey(2)).isNull();
		assertThat(fresh.findInputEntity(5)).isEmpty();
		assertThat(fresh.getUpdateStates()).isEmpty();
	}

	@Test
	void aCopyHasEverything() {
		session().setDc(2, "1.2.3.4", 443);
		session().setAuthKey(OTHER_KEY);
		session().setAuthKey(KEY);
		session().setSelf(new SelfUser(99, true));
		session().setApiId(5);
		session().setTakeoutId(6L);
		session().setTestMode(true);
		session().setAttribute("salts", new byte[] { 1 });
		session().processEntities(List.of(new User(5, 6, "Alice", "alice"), new Channel(7, 8, "News", "news")));
		session().learnReference(new PeerUser(11), new PeerChannel(7), 12);
		session().cacheFile(md5(1), 2, new InputPhoto(3, 4, new byte[] { 5 }));
		session().setUpdateState(0, new UpdateState(1, 2, 3, 4));
		sessions().copy("bot", "copy");
		TelegramSession copy = sessions().open("copy");
		assertThat(copy.toSessionString()).isEqualTo(session().toSessionString()).isNotEmpty();
		assertThat(copy.getSelf()).isEqualTo(new SelfUser(99, true));
		assertThat(copy.getApiId()).isEqualTo(5);
		assertThat(copy.getTakeoutId()).isEqualTo(6);
		assertThat(copy.isTestMode()).isTrue();
		assertThat(copy.findAttribute("salts")).hasValue(new byte[] { 1 });
		assertThat(copy.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 6));
		assertThat(copy.findInputEntity(new PeerUser(11))).isPresent();
		assertThat(copy.findFile(md5(1), 2, InputPhoto.class)).hasValue(new InputPhoto(3, 4, new byte[] { 5 }));
		assertThat(copy.getUpdateStates()).isEqualTo(session().getUpdateStates());
		sessions().copy("bot", "copy");
	}

	@Test
	void aCopyIntoAnotherAccountIsRefused() {
		session().setSelf(new SelfUser(1, false));
		TelegramSession other = sessions().open("other");
		other.setSelf(new SelfUser(2, false));
		other.setUpdateState(0, UpdateState.ofPts(5));
		assertThatIllegalStateException().isThrownBy(() -> session().copyTo(other)).withMessageContaining("'other'");
		assertThat(other.getUpdateState(0)).isEqualTo(UpdateState.ofPts(5));
		TelegramSession loggedIn = sessions().open("logged-in");
		loggedIn.setDc(2, "1.2.3.4", 443);
		loggedIn.setAuthKey(OTHER_KEY);
		assertThatIllegalStateException().isThrownBy(() -> session().copyTo(loggedIn));
	}

	@Test
	void eightThreadsThatOpenOneNameGetOneSession() throws Exception {
		Threads.run(8, (thread) -> {
			try (TelegramSession opened = sessions().open("shared")) {
				opened.setUpdateState(thread + 1L, UpdateState.ofPts(thread));
			}
		});
		assertThat(sessions().open("shared").getUpdateStates()).hasSize(8);
	}

	@Test
	void nothingSecretIsInTheTextForms() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		assertThat(session().toString()).contains("bot").doesNotContain(session().toSessionString());
		assertThat(KEY.toString()).isEqualTo("AuthKey[id=c8df57a46e58d132]");
	}

	@Test
	void aCopyWithoutALoginLeavesTheTargetsLoginAlone() {
		session().setSelf(new SelfUser(1, false));
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		TelegramSession target = sessions().open("target");
		target.setSelf(new SelfUser(1, false));
		target.setDc(2, "1.2.3.4", 443);
		target.setAuthKey(KEY);
		target.setApiId(5);
		target.setTakeoutId(9L);
		session().copyTo(target);
		assertThat(target.getDcId()).isEqualTo(2);
		assertThat(target.getAuthKey()).isEqualTo(KEY);
		assertThat(target.getApiId()).isEqualTo(5);
		assertThat(target.getTakeoutId()).isEqualTo(9);
		assertThat(target.findInputEntity("@alice")).isPresent();
	}

	@Test
	void aReplacedKeyThatIsCopiedDoesNotReplaceTheSameCurrentOne() {
		session().setSelf(new SelfUser(1, false));
		session().setDc(2, "1.2.3.4", 443);
		session().setAuthKey(KEY);
		sessions().copy("bot", "copy");
		session().setAuthKey(null);
		sessions().copy("bot", "copy");
		assertThat(sessions().open("copy").getAuthKey()).isEqualTo(KEY);
	}

	@Test
	void copyingASessionIntoItselfChangesNothing() {
		session().setUpdateState(0, UpdateState.ofPts(5));
		sessions().copy("bot", "bot");
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(5));
	}

	@Test
	void aStaleHandleDoesNotDeleteTheSessionThatTookTheName() {
		TelegramSession stale = session();
		sessions().delete("bot");
		TelegramSession fresh = sessions().open("bot");
		fresh.setApiId(7);
		assertThatIllegalStateException().isThrownBy(stale::delete);
		stale.close();
		assertThat(fresh.getApiId()).isEqualTo(7);
		assertThat(sessions().open("bot").getApiId()).isEqualTo(7);
	}

	@Test
	void aSessionDeletedElsewhereCanBeOpenedAgainAtOnce() throws Exception {
		try (StoredSessions elsewhere = anotherNode()) {
			elsewhere.delete("bot");
			assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> session().setApiId(1))
				.withMessageContaining("'bot'");
			sessions().open("bot").setApiId(2);
			assertThat(elsewhere.open("bot").getApiId()).isEqualTo(2);
		}
	}

	@Test
	void openingAndDeletingAtOnceNeverPoisonsAName() throws Exception {
		Threads.run(4, (thread) -> {
			for (int i = 0; i < 30; i++) {
				if (thread == 0) {
					sessions().delete("contested");
					continue;
				}
				try (TelegramSession opened = sessions().open("contested")) {
					opened.setUpdateState(0, UpdateState.ofPts(i));
				}
				catch (IllegalStateException | SessionNotFoundException ex) {
					// Deleted between opening and use.
				}
			}
		});
		TelegramSession opened = sessions().open("contested");
		opened.setUpdateState(0, UpdateState.ofPts(99));
		assertThat(opened.getUpdateState(0)).isEqualTo(UpdateState.ofPts(99));
	}

	@Test
	void replacedTemporaryKeysAreNotKept() {
		for (int i = 0; i < 5; i++) {
			session().setAuthKey(2, AuthKeyPurpose.TEMPORARY, key(i), null);
		}
		assertThat(session().getAuthKey(2, AuthKeyPurpose.TEMPORARY)).isEqualTo(key(4));
		assertThat(store().readIdentity(store().open("bot")).authKeys()).hasSize(1);
	}

}
