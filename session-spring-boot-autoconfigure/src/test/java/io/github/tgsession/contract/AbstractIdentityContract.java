package io.github.tgsession.contract;

import java.time.Instant;
import java.util.List;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.SelfUser;
import io.github.tgsession.SessionStringException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Who a session is, on any store.
 */
public abstract class AbstractIdentityContract extends AbstractSessionContract {

	@Test
	void aFreshSessionKnowsNothing() {
		assertThat(session().getDcId()).isZero();
		assertThat(session().getServerAddress()).isNull();
		assertThat(session().getPort()).isZero();
		assertThat(session().isTestMode()).isFalse();
		assertThat(session().getAuthKey()).isNull();
		assertThat(session().getSelf()).isNull();
		assertThat(session().getApiId()).isNull();
		assertThat(session().getTakeoutId()).isNull();
		assertThat(session().getRevokedReason()).isNull();
		assertThat(session().getUpdateStates()).isEmpty();
		assertThat(session().toSessionString()).isEmpty();
	}

	@Test
	void theLoginSurvivesReopening() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().setSelf(new SelfUser(123, true));
		session().setApiId(12345);
		session().setTakeoutId(Long.MIN_VALUE);
		session().setTestMode(true);
		TelegramSession reopened = reopened();
		assertThat(reopened.getDcId()).isEqualTo(2);
		assertThat(reopened.getServerAddress()).isEqualTo("149.154.167.51");
		assertThat(reopened.getPort()).isEqualTo(443);
		assertThat(reopened.getAuthKey()).isEqualTo(KEY);
		assertThat(reopened.getSelf()).isEqualTo(new SelfUser(123, true));
		assertThat(reopened.getApiId()).isEqualTo(12345);
		assertThat(reopened.getTakeoutId()).isEqualTo(Long.MIN_VALUE);
		assertThat(reopened.isTestMode()).isTrue();
		reopened.setTakeoutId(null);
		reopened.setApiId(null);
		reopened.setSelf(null);
		assertThat(reopened.getTakeoutId()).isNull();
		assertThat(reopened.getApiId()).isNull();
		assertThat(reopened.getSelf()).isNull();
	}

	@Test
	void aKeyBelongsToItsDataCentre() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().setDc(4, "149.154.167.91", 443);
		assertThat(session().getAuthKey()).isNull();
		assertThat(session().getAuthKey(2)).isEqualTo(KEY);
		session().setAuthKey(OTHER_KEY);
		session().setDc(2, "149.154.167.51", 443);
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		assertThat(session().getAuthKey(4)).isEqualTo(OTHER_KEY);
	}

	@Test
	void aKeyCanBeReplacedAndTakenBack() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().setAuthKey(OTHER_KEY);
		assertThat(session().getAuthKey()).isEqualTo(OTHER_KEY);
		session().setAuthKey(KEY);
		assertThat(session().getAuthKey()).isEqualTo(KEY);
		session().setAuthKey(null);
		assertThat(reopened().getAuthKey()).isNull();
	}

	@Test
	void temporaryKeysExpireAndDoNotTouchThePermanentOne() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().setAuthKey(2, AuthKeyPurpose.TEMPORARY, OTHER_KEY, Instant.ofEpochSecond(1_700_000_100));
		assertThat(session().getAuthKey(2, AuthKeyPurpose.TEMPORARY)).isEqualTo(OTHER_KEY);
		assertThat(session().getAuthKey(2, AuthKeyPurpose.MEDIA_TEMPORARY)).isNull();
		setNow(1_700_000_100);
		assertThat(session().getAuthKey(2, AuthKeyPurpose.TEMPORARY)).isNull();
		assertThat(session().getAuthKey()).isEqualTo(KEY);
	}

	@Test
	void aRevokedKeyIsNotAnsweredUntilThereIsANewOne() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().markRevoked(2, "AUTH_KEY_UNREGISTERED");
		assertThat(session().getAuthKey()).isNull();
		assertThat(reopened().getRevokedReason()).isEqualTo("AUTH_KEY_UNREGISTERED");
		session().setAuthKey(OTHER_KEY);
		assertThat(session().getRevokedReason()).isNull();
		assertThat(session().getAuthKey()).isEqualTo(OTHER_KEY);
	}

	@Test
	void revokingAnotherDataCentreLeavesTheLoginAlone() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().setAuthKey(4, OTHER_KEY);
		session().markRevoked(4, "AUTH_KEY_DUPLICATED");
		assertThat(session().getAuthKey(4)).isNull();
		assertThat(session().getRevokedReason()).isNull();
		assertThat(session().getAuthKey()).isEqualTo(KEY);
	}

	@Test
	void anotherAccountDropsWhatBelongedToTheOldOne() {
		session().setSelf(new SelfUser(1, true));
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		session().setUpdateState(0, UpdateState.ofPts(9));
		session().cacheFile(md5(1), 2, new InputDocument(3, 4, new byte[0]));
		session().setSelf(new SelfUser(1, false));
		assertThat(session().findInputEntity(5)).as("the same account").isPresent();
		session().setSelf(new SelfUser(2, false));
		assertThat(session().findInputEntity(5)).isEmpty();
		assertThat(session().findInputEntity("@alice")).isEmpty();
		assertThat(session().getUpdateState(0)).isNull();
		assertThat(session().findFile(md5(1), 2, InputDocument.class)).isEmpty();
		assertThat(session().getSelf()).isEqualTo(new SelfUser(2, false));
	}

	@Test
	void theOwnUserIsLearntOnceAndNeverReplacedInPassing() {
		session().processEntities(List.of(self(77)));
		assertThat(session().getSelf()).isEqualTo(new SelfUser(77, true));
		session().setUpdateState(0, UpdateState.ofPts(9));
		session().processEntities(List.of(self(78)));
		assertThat(session().getSelf()).isEqualTo(new SelfUser(77, true));
		assertThat(session().getUpdateState(0)).isNotNull();
	}

	private static User self(long id) {
		return new User(id, 1L, true, true, false, "Bot", null, null, List.of(), null);
	}

	@Test
	void attributesAreKeptByName() {
		assertThat(session().findAttribute("salts")).isEmpty();
		session().setAttribute("salts", new byte[] { 1, 2, 3 });
		session().setAttribute("empty", new byte[0]);
		assertThat(reopened().findAttribute("salts")).hasValue(new byte[] { 1, 2, 3 });
		assertThat(session().findAttribute("empty")).hasValue(new byte[0]);
		session().setAttribute("salts", new byte[] { 4 });
		assertThat(session().findAttribute("salts")).hasValue(new byte[] { 4 });
		session().setAttribute("salts", null);
		assertThat(session().findAttribute("salts")).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> session().setAttribute(" ", new byte[0]));
		assertThatIllegalArgumentException().isThrownBy(() -> session().setAttribute("x".repeat(129), new byte[0]));
	}

	@Test
	void aSessionStringCarriesTheLogin() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		assertThat(session().toSessionString()).startsWith("1ApWapzMBuwABAgMEBQ").hasSize(353);
		session().setDc(2, "2001:67c:4e8:f002::a", 443);
		assertThat(session().toSessionString()).hasSize(369);
		session().setDc(2, "venus.web.telegram.org", 443);
		assertThatExceptionOfType(SessionStringException.class).isThrownBy(() -> session().toSessionString())
			.withMessageContaining("venus.web.telegram.org");
	}

	@Test
	void valuesOutOfRangeAreRefusedAndChangeNothing() {
		session().setDc(2, "149.154.167.51", 443);
		assertThatIllegalArgumentException().isThrownBy(() -> session().setDc(-1, "1.2.3.4", 443));
		assertThatIllegalArgumentException().isThrownBy(() -> session().setDc(32768, "1.2.3.4", 443));
		assertThatIllegalArgumentException().isThrownBy(() -> session().setDc(3, "1.2.3.4", -1));
		assertThatIllegalArgumentException().isThrownBy(() -> session().setDc(3, "1.2.3.4", 65536));
		assertThatIllegalArgumentException().isThrownBy(() -> session().setDc(3, " ", 443));
		assertThatIllegalArgumentException().isThrownBy(() -> session().setAuthKey(-1, KEY));
		assertThatIllegalArgumentException().isThrownBy(() -> AuthKey.of(new byte[255])).withMessageContaining("255");
		assertThatIllegalArgumentException().isThrownBy(() -> AuthKey.of(new byte[0]));
		assertThat(session().getDcId()).isEqualTo(2);
		assertThat(session().getPort()).isEqualTo(443);
	}

	@Test
	void anotherAccountAfterALogoutDoesNotInheritWhatWasLearnt() {
		session().setSelf(new SelfUser(1, false));
		session().processEntities(List.of(new User(5, 6, "Alice", "alice")));
		session().setUpdateState(0, UpdateState.ofPts(1000));
		session().setSelf(null);
		session().setSelf(new SelfUser(1, false));
		assertThat(session().findInputEntity("@alice")).as("the same account again").isPresent();
		session().setSelf(null);
		session().processEntities(List.of(self(2)));
		assertThat(session().getSelf()).as("another account in passing").isNull();
		session().setSelf(new SelfUser(2, true));
		assertThat(session().findInputEntity("@alice")).isEmpty();
		assertThat(session().getUpdateState(0)).isNull();
	}

	@Test
	void aUsableKeyOfAnotherDataCentreEndsARevocation() {
		session().setDc(2, "149.154.167.51", 443);
		session().setAuthKey(KEY);
		session().markRevoked(2, "AUTH_KEY_UNREGISTERED");
		session().setAuthKey(4, OTHER_KEY);
		session().setDc(4, "149.154.167.91", 443);
		assertThat(session().getAuthKey()).isEqualTo(OTHER_KEY);
		assertThat(session().getRevokedReason()).isNull();
	}

	@Test
	void whatIsTooLargeIsRefusedAndNothingIsLost() {
		session().setAttribute("a", new byte[] { 1 });
		assertThatIllegalArgumentException().isThrownBy(() -> session().setAttribute("a", new byte[600_000]))
			.withMessageContaining("600000");
		assertThat(session().findAttribute("a")).hasValue(new byte[] { 1 });
		session().setAttribute("a", new byte[512 * 1024]);
		assertThat(session().findAttribute("a")).hasValueSatisfying((value) -> assertThat(value).hasSize(512 * 1024));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> session().cacheFile(md5(1), 1, new InputDocument(1, 2, new byte[1025])));
		session().cacheFile(md5(1), 1, new InputDocument(1, 2, new byte[1024]));
		assertThat(session().findFile(md5(1), 1, InputDocument.class)).isPresent();
		assertThatIllegalArgumentException().isThrownBy(() -> session().setDc(2, "1.2.3.4\0", 443));
		session().setDc(2, "149.154.167.51", 443);
		session().markRevoked(2, "\uD83D\uDE00".repeat(300));
		assertThat(session().getRevokedReason()).isEqualTo("\uD83D\uDE00".repeat(255));
	}

}
