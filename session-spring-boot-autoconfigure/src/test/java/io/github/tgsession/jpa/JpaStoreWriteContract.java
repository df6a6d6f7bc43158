package io.github.tgsession.jpa;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.app.Note;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.ChangeSetBuilder;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange;
import io.github.tgsession.store.UpdateStateChange.Advance;
import io.github.tgsession.store.UpdateStateChange.CompareAndSet;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.EntityManagerFactoryUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How positions move, and whose transaction a write is part of, on every database.
 */
public abstract class JpaStoreWriteContract {

	static final FileKey FILE = new FileKey("0123456789abcdef0123456789abcdef", 10, FileKey.DOCUMENT);

	SessionStore store;

	SessionRef session;

	/**
	 * The database, which others may write to as well.
	 * @return the fixture
	 */
	protected abstract JpaStoreFixture fixture();

	/**
	 * Puts the names of the database into a statement.
	 * @param sql a statement with our names
	 * @return the statement to run
	 */
	protected String sql(String sql) {
		return sql;
	}

	@BeforeEach
	void openSession() {
		this.store = fixture().store();
		this.session = this.store.open(UUID.randomUUID().toString());
	}

	@Test
	void advancingGivesTheSameAsTheChangeItself() {
		Integer[] values = { null, 1, 2 };
		Map<Long, UpdateState> expected = new TreeMap<>();
		Set<Long> refused = new TreeSet<>();
		ChangeSet known = ChangeSet.of((changes) -> IntStream.range(0, 81 * 81)
			.forEach((pair) -> changes.updateState(pair, new UpdateStateChange.Set(state(values, pair / 81)))));
		ChangeSet given = ChangeSet.of((changes) -> IntStream.range(0, 81 * 81).forEach((pair) -> {
			Advance advance = new Advance(state(values, pair % 81));
			UpdateState result = advance.applyTo(state(values, pair / 81));
			expected.put((long) pair, result);
			if (advance.isRefusedBy(result)) {
				refused.add((long) pair);
			}
			changes.updateState(pair, advance);
		}));
		this.store.apply(this.session, known);
		assertThat(this.store.apply(this.session, given).refusedStates()).isEqualTo(refused);
		assertThat(this.store.findUpdateStates(this.session, null)).isEqualTo(expected);
	}

	private static UpdateState state(Integer[] values, int number) {
		return new UpdateState(values[number / 27], values[number / 9 % 3], values[number / 3 % 3], values[number % 3]);
	}

	@Test
	void comparingAndSettingIsNullSafe() {
		UpdateState half = new UpdateState(1, null, 3, null);
		assertThat(refused(0, new CompareAndSet(half, half))).isTrue();
		assertThat(refused(0, new CompareAndSet(null, half))).isFalse();
		assertThat(refused(0, new CompareAndSet(null, half))).isTrue();
		assertThat(refused(0, new CompareAndSet(new UpdateState(1, 2, 3, null), half))).isTrue();
		assertThat(refused(0, new CompareAndSet(half, UpdateState.ofPts(9)))).isFalse();
		assertThat(this.store.findUpdateStates(this.session, null)).containsOnly(Map.entry(0L, UpdateState.ofPts(9)));
		assertThat(refused(0, new UpdateStateChange.Remove())).isFalse();
		assertThat(refused(5, new Advance(UpdateState.ofPts(1)))).isFalse();
		assertThat(this.store.findUpdateStates(this.session, null)).containsOnlyKeys(5L);
	}

	@Test
	void aRefusedPositionLetsTheOtherChangesIn() {
		apply((changes) -> changes.updateState(0, new Advance(UpdateState.ofPts(9))));
		assertThat(this.store.apply(this.session, ChangeSet
			.of((changes) -> changes.updateState(0, new Advance(UpdateState.ofPts(5))).entity(full(entity(1, "x", 1)))))
			.refusedStates()).containsExactly(0L);
		assertThat(this.store.countEntities(this.session)).isOne();
	}

	@Test
	void aWriteCommitsWithTheTransactionOfItsCaller() {
		fixture().transactions().executeWithoutResult((status) -> {
			fill();
			assertThat(this.store.countEntities(this.session)).isOne();
		});
		assertThat(this.store.countEntities(this.session)).isOne();
	}

	@Test
	void aWriteRollsBackWithTheTransactionOfItsCaller() {
		assertThatIllegalStateException().isThrownBy(() -> fixture().transactions().executeWithoutResult((status) -> {
			fill();
			throw new IllegalStateException("the application changed its mind");
		}));
		assertThat(this.store.countEntities(this.session)).isZero();
		assertThat(this.store.findUpdateStates(this.session, null)).isEmpty();
	}

	@Test
	void aChangeOfTheApplicationSurvivesAWrite() {
		EntityManagerFactory factory = fixture().bean(EntityManagerFactory.class);
		long id = this.session.id();
		fixture().transactions()
			.executeWithoutResult((status) -> EntityManagerFactoryUtils.getTransactionalEntityManager(factory)
				.persist(new Note(id, "before")));
		fixture().transactions().executeWithoutResult((status) -> {
			Note note = EntityManagerFactoryUtils.getTransactionalEntityManager(factory).find(Note.class, id);
			note.setText("after");
			fill();
			assertThat(EntityManagerFactoryUtils.getTransactionalEntityManager(factory).contains(note)).isTrue();
		});
		fixture().transactions()
			.executeWithoutResult((status) -> assertThat(
					EntityManagerFactoryUtils.getTransactionalEntityManager(factory).find(Note.class, id).getText())
				.isEqualTo("after"));
	}

	void fill() {
		apply((changes) -> changes.session(SessionField.USER_ID, 1L)
			.dataCenter(new DataCenterRow(2, 0, "a", 1, 0))
			.authKey(new AuthKeyChange(2, 0, key(1), 1))
			.entity(full(entity(1, "x", 1)))
			.peerReference(new PeerReferenceRow(1, 2, 3))
			.file(new CachedFileRow(FILE, 1, 2, new byte[] { 3 }, 4))
			.attribute(new AttributeRow("a", new byte[] { 0 }, null))
			.updateState(0, new Advance(UpdateState.ofPts(1))));
	}

	void apply(Consumer<ChangeSetBuilder> changes) {
		this.store.apply(this.session, ChangeSet.of(changes));
	}

	private boolean refused(long entityId, UpdateStateChange change) {
		return this.store.apply(this.session, ChangeSet.of((changes) -> changes.updateState(entityId, change)))
			.refusedStates()
			.contains(entityId);
	}

	static AuthKeyRow key(long id) {
		return new AuthKeyRow(2, (id == 3) ? 1 : 0, id, new byte[] { 0, 1, 2 }, null, null);
	}

	static EntityChange full(EntityRow row) {
		return new EntityChange(row, false);
	}

	static EntityRow entity(long id, String username, long seenAt) {
		return new EntityRow(id, id, 0, username, List.of(username), null, null, null, seenAt);
	}

}
