package io.github.tgsession.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.AsyncTelegramSession;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityNotFoundException;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.InputPeerUserFromMessage;
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The asynchronous calls, on any store.
 */
public abstract class AbstractAsyncContract extends AbstractSessionContract {

	private static <T extends @Nullable Object> T get(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	private AsyncTelegramSession async() {
		return session().async();
	}

	@Test
	void aLoginIsToldAndAsked() throws Exception {
		List<CompletableFuture<?>> told = List.of(async().setTestMode(true), async().setDc(2, "1.2.3.4", 443),
				async().setAuthKey(KEY), async().setAuthKey(4, OTHER_KEY),
				async().setAuthKey(5, AuthKeyPurpose.TEMPORARY, OTHER_KEY, null),
				async().setSelf(new SelfUser(7, true)), async().setApiId(6), async().setTakeoutId(8L),
				async().setAttribute("salt", new byte[] { 9 }), async().markRevoked(4, "AUTH_KEY_UNREGISTERED"));
		for (CompletableFuture<?> future : told) {
			assertThat(get(future)).isNull();
		}
		assertThat(get(async().isTestMode())).isTrue();
		assertThat(get(async().getDcId())).isEqualTo(2);
		assertThat(get(async().getServerAddress())).isEqualTo("1.2.3.4");
		assertThat(get(async().getPort())).isEqualTo(443);
		assertThat(get(async().getAuthKey())).isEqualTo(KEY);
		assertThat(get(async().getAuthKey(4))).isNull();
		assertThat(get(async().getAuthKey(5, AuthKeyPurpose.TEMPORARY))).isEqualTo(OTHER_KEY);
		assertThat(get(async().getRevokedReason())).isNull();
		assertThat(get(async().getSelf())).isEqualTo(new SelfUser(7, true));
		assertThat(get(async().getApiId())).isEqualTo(6);
		assertThat(get(async().getTakeoutId())).isEqualTo(8);
		assertThat(get(async().findAttribute("salt"))).contains(new byte[] { 9 });
		assertThat(get(async().toSessionString())).isEqualTo(session().toSessionString()).isNotEmpty();
	}

	@Test
	void whatIsLearntIsFoundByLaterCallsAndAfterwards() throws Exception {
		CompletableFuture<Boolean> learnt = async().processEntities(new User(5, 77L, "Alice", "alice"));
		CompletableFuture<Boolean> again = async().processEntities(new User(5, 77L, "Alice", "alice"));
		async().learnReference(new PeerUser(9), new PeerChat(3), 4);
		assertThat(get(async().getInputEntity("@alice"))).isEqualTo(new InputPeerUser(5, 77));
		assertThat(get(async().findInputEntity(new PeerUser(9)))).containsInstanceOf(InputPeerUserFromMessage.class);
		assertThat(get(async().findInputEntity(new PeerChannel(6)))).isEmpty();
		assertThat(get(async().findEntityById(5, true)).map(EntityRow::name)).contains("Alice");
		assertThat(get(async().findEntityByUsername("alice")).map(EntityRow::id)).contains(5L);
		assertThat(get(async().findEntityByName("Alice")).map(EntityRow::id)).contains(5L);
		assertThat(get(async().findEntityByPhone("+1234567"))).isEmpty();
		assertThat(get(learnt)).isTrue();
		assertThat(get(again)).isFalse();
		assertThat(reopened().getInputEntity(5)).isEqualTo(new InputPeerUser(5, 77));
	}

	@Test
	void sentFilesAreKeptFoundAndForgotten() throws Exception {
		InputDocument document = new InputDocument(1, 2, new byte[] { 3 });
		byte[] digest = md5(7);
		async().cacheFile(digest, 10, document);
		digest[0] = 0;
		assertThat(get(async().findFile(md5(7), 10, InputDocument.class))).contains(document);
		async().forgetFile(md5(7), 10, InputDocument.class);
		assertThat(get(async().findFile(md5(7), 10, InputDocument.class))).isEmpty();
	}

	@Test
	void positionsMoveInTheOrderOfTheCalls() throws Exception {
		List<CompletableFuture<Boolean>> steps = new ArrayList<>();
		for (int pts = 0; pts < 200; pts++) {
			steps.add(async().advanceUpdateState(0, (pts > 0) ? UpdateState.ofPts(pts) : null,
					UpdateState.ofPts(pts + 1)));
		}
		CompletableFuture<Boolean> back = async().advanceUpdateState(0, UpdateState.ofPts(7));
		async().setUpdateState(5, UpdateState.ofPts(1));
		async().setUpdateState(5, UpdateState.ofPts(2));
		async().setUpdateState(6, UpdateState.ofPts(3));
		async().removeUpdateState(6);
		get(async().save());
		for (CompletableFuture<Boolean> step : steps) {
			assertThat(step).isCompletedWithValue(true);
		}
		assertThat(back).isCompletedWithValue(false);
		assertThat(get(async().getUpdateState(6))).isNull();
		assertThat(get(async().getUpdateStates()))
			.isEqualTo(Map.of(0L, UpdateState.ofPts(200), 5L, UpdateState.ofPts(2)));
		assertThat(reopened().getUpdateState(0)).isEqualTo(UpdateState.ofPts(200));
	}

	@Test
	void aFailureIsTheSameExceptionAndStopsNothing() throws Exception {
		CompletableFuture<?> unknown = async().getInputEntity(404);
		CompletableFuture<?> marked = async().setUpdateState(-1, UpdateState.ofPts(1));
		get(async().setUpdateState(0, UpdateState.ofPts(1)));
		assertThat(unknown).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(EntityNotFoundException.class)
			.withMessageContaining("404");
		assertThat(marked).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalArgumentException.class);
		assertThat(session().getUpdateState(0)).isEqualTo(UpdateState.ofPts(1));
	}

	@Test
	void closingRunsWhatWaitsAndRefusesTheRest() {
		TelegramSession closed = session();
		for (int pts = 1; pts <= 100; pts++) {
			closed.async().setUpdateState(0, UpdateState.ofPts(pts));
		}
		CompletableFuture<?> last = closed.async().processEntities(new User(5, 77L, "Alice", "alice"));
		closed.close();
		assertThat(last).isDone().isNotCompletedExceptionally();
		assertThat(closed.async().save()).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("closed");
		assertThat(reopened().getUpdateState(0)).isEqualTo(UpdateState.ofPts(100));
		assertThat(session().findInputEntity("alice")).isPresent();
	}

	@Test
	void afterDeletionCallsFail() {
		TelegramSession other = sessions().open("bot");
		session().delete();
		assertThat(other.async().getDcId()).failsWithin(30, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("deleted");
	}

}
