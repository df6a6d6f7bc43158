package io.github.tgsession.jpa;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * The buffer in transactions of an application, on every database.
 */
public abstract class BufferedJpaStoreContract {

	private BufferedSessionStore store;

	private SessionRef bot;

	/**
	 * The database, which nobody else uses meanwhile.
	 * @return the fixture
	 */
	protected abstract JpaStoreFixture fixture();

	private void open(Duration interval) {
		fixture().jdbc().update("delete from Note");
		this.store = new BufferedSessionStore(SharedJpaStores.emptied(fixture().store()),
				new BufferSettings(100_000, interval, 1_000, 100_000, Duration.ofSeconds(10)));
		this.store.start();
		this.bot = this.store.open("bot");
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void aPositionCommitsWithTheRowsOfTheApplicationAndWithWhatItDependsOn() {
		open(Duration.ofHours(1));
		learn(1, "alice");
		fixture().transactions().executeWithoutResult((status) -> {
			insertNote(1);
			assertThat(advance(5)).isTrue();
			assertThat(position()).isEqualTo(UpdateState.ofPts(5));
		});
		assertThat(notes()).isOne();
		assertThat(fixture().store().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(5));
		assertThat(fixture().store().countEntities(this.bot)).isOne();
		assertThat(this.store.statistics().waitingRows()).isZero();
		assertThat(position()).isEqualTo(UpdateState.ofPts(5));
	}

	@Test
	void whatWaitedBeforeTheTransactionDoesNotComeBackWithinIt() {
		open(Duration.ofHours(1));
		advance(3);
		fixture().transactions().executeWithoutResult((status) -> {
			assertThat(advance(5)).isTrue();
			learn(1, "alice");
			this.store.flush(this.bot);
			this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17)));
			assertThat(position()).isEqualTo(UpdateState.ofPts(5));
			assertThat(advance(6)).isTrue();
		});
		assertThat(fixture().store().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(6));
		this.store.flush(this.bot);
		assertThat(fixture().store().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(6));
		assertThat(this.store.statistics().waitingRows()).isZero();
	}

	@Test
	void ofATransactionAndAnotherThreadThatCompareOneWins() throws Exception {
		open(Duration.ofHours(1));
		advance(3);
		CompletableFuture<Boolean> other = fixture().transactions().execute((status) -> {
			assertThat(compareAndSet(3, 5)).isTrue();
			return CompletableFuture.supplyAsync(() -> compareAndSet(3, 7));
		});
		assertThat(other.get(20, TimeUnit.SECONDS)).isFalse();
		assertThat(position()).isEqualTo(UpdateState.ofPts(5));
	}

	@Test
	void afterARollbackThePositionIsTheOldOneAndWhatWasLearntStays() {
		open(Duration.ofHours(1));
		advance(3);
		learn(1, "alice");
		assertThatIllegalStateException().isThrownBy(() -> fixture().transactions().executeWithoutResult((status) -> {
			insertNote(1);
			advance(5);
			learn(2, "bob");
			throw new IllegalStateException("business");
		}));
		assertThat(notes()).isZero();
		assertThat(position()).isEqualTo(UpdateState.ofPts(3));
		assertThat(this.store.findEntitiesByUsername(this.bot, List.of("alice", "bob"))).hasSize(2);
		this.store.flush(this.bot);
		assertThat(fixture().store().findUpdateStates(this.bot, null)).containsEntry(0L, UpdateState.ofPts(3));
		assertThat(fixture().store().countEntities(this.bot)).isEqualTo(2);
	}

	@Test
	void aTransactionDoesNotWaitForTheThreadThatWrites() throws Exception {
		open(Duration.ofMillis(1));
		CompletableFuture<Boolean> done = CompletableFuture.supplyAsync(() -> {
			for (int round = 1; round <= 50; round++) {
				int pts = round;
				learn(round, "user" + round);
				boolean moved = Boolean.TRUE.equals(fixture().transactions().execute((status) -> {
					insertNote(pts);
					boolean first = advance(2 * pts);
					learn(1_000 + pts, "late" + pts);
					return first && advance(2 * pts + 1);
				}));
				if (!moved) {
					return false;
				}
			}
			return true;
		});
		assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
		await().until(() -> fixture().store().countEntities(this.bot) == 100);
		assertThat(notes()).isEqualTo(50);
	}

	@Test
	void anotherThreadSeesNeitherPositionNorLoginBeforeTheCommit() throws Exception {
		open(Duration.ofHours(1));
		advance(3);
		this.store.flush(this.bot);
		this.store.readIdentity(this.bot);
		fixture().transactions().executeWithoutResult((status) -> {
			advance(5);
			this.store.apply(this.bot, ChangeSet.of((changes) -> changes.session(SessionField.API_ID, 17)));
			assertThat(this.store.readIdentity(this.bot).session().apiId()).isEqualTo(17);
			assertThat(CompletableFuture.supplyAsync(this::position).join()).isEqualTo(UpdateState.ofPts(3));
			assertThat(CompletableFuture.supplyAsync(() -> this.store.readIdentity(this.bot)).join().session().apiId())
				.isNull();
		});
		assertThat(position()).isEqualTo(UpdateState.ofPts(5));
		assertThat(this.store.readIdentity(this.bot).session().apiId()).isEqualTo(17);
	}

	@Test
	void anAccountThatIsDroppedAndRolledBackIsThereAgain() {
		open(Duration.ofHours(1));
		learn(1, "alice");
		fixture().transactions().executeWithoutResult((status) -> {
			this.store.apply(this.bot,
					ChangeSet.of((changes) -> changes.dropAccount().session(SessionField.USER_ID, 2L)));
			assertThat(this.store.lookUp(this.bot, 1)).isNull();
			learn(3, "carol");
			this.store.flush(this.bot);
			assertThat(this.store.lookUp(this.bot, 3)).isNotNull();
			status.setRollbackOnly();
		});
		assertThat(this.store.lookUp(this.bot, 1)).isNotNull();
		assertThat(this.store.lookUp(this.bot, 3)).isNull();
		fixture().transactions()
			.executeWithoutResult((status) -> this.store.apply(this.bot,
					ChangeSet.of((changes) -> changes.dropAccount().session(SessionField.USER_ID, 2L))));
		this.store.flush(this.bot);
		assertThat(this.store.lookUp(this.bot, 1)).isNull();
		assertThat(fixture().store().countEntities(this.bot)).isZero();
	}

	private void learn(long id, String username) {
		EntityRow row = new EntityRow(id, id, 0, username, List.of(username), null, "Name " + id, null, 1);
		this.store.findEntities(this.bot, List.of(id));
		this.store.apply(this.bot, ChangeSet.of((changes) -> changes.entity(new EntityChange(row, false))));
	}

	private boolean advance(int pts) {
		return this.store
			.apply(this.bot,
					ChangeSet
						.of((changes) -> changes.updateState(0, new UpdateStateChange.Advance(UpdateState.ofPts(pts)))))
			.refusedStates()
			.isEmpty();
	}

	private boolean compareAndSet(int expected, int next) {
		return this.store
			.apply(this.bot,
					ChangeSet.of((changes) -> changes.updateState(0,
							new UpdateStateChange.CompareAndSet(UpdateState.ofPts(expected), UpdateState.ofPts(next)))))
			.refusedStates()
			.isEmpty();
	}

	private UpdateState position() {
		return this.store.findUpdateStates(this.bot, List.of(0L)).get(0L);
	}

	private void insertNote(long id) {
		new JdbcTemplate(fixture().dataSource()).update("insert into Note (id, text) values (?, 'x')", id);
	}

	private long notes() {
		Long count = fixture().jdbc().queryForObject("select count(*) from Note", Long.class);
		return (count != null) ? count : 0;
	}

}
