package io.github.tgsession.jpa;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionNotFoundException;
import io.github.tgsession.jpa.entity.TelegramPeerEntity;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionIdentity;
import io.github.tgsession.store.SessionRef;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the store does on every database.
 */
public abstract class JpaSessionStoreContract extends JpaStoreWriteContract {

	@Test
	void openingTwiceGivesTheSameSession() {
		SessionRef bot = this.store.open("bot");
		assertThat(this.store.open("bot")).isEqualTo(bot);
		assertThat(bot.id()).isPositive();
		assertThat(this.store.find("bot")).contains(bot);
		assertThat(this.store.kind()).isEqualTo("jpa");
	}

	@Test
	void namesAreComparedToTheLetter() {
		List<String> names = List.of("bót", "Bot", "bot ", "\uD83E\uDD16".repeat(128));
		List<Long> ids = names.stream().map((name) -> this.store.open(name).id()).toList();
		assertThat(ids).doesNotHaveDuplicates();
		assertThat(this.store.find("BOT")).isEmpty();
		assertThat(this.store.list()).containsAll(names).isSorted();
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.open(""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.open("x".repeat(129)));
	}

	@Test
	void identityIsReadAsItWasWritten() {
		apply((changes) -> changes.session(SessionField.HOME_DC_ID, 2)
			.session(SessionField.TEST_MODE, true)
			.session(SessionField.API_ID, 17)
			.session(SessionField.USER_ID, 5_000_000_000L)
			.session(SessionField.BOT, true)
			.session(SessionField.TAKEOUT_ID, -9L)
			.session(SessionField.REVOKED_REASON, "AUTH_KEY_UNREGISTERED")
			.dataCenter(new DataCenterRow(4, 0, "old", 80, 0))
			.dataCenter(new DataCenterRow(2, 1, "media", 443, 0))
			.dataCenter(new DataCenterRow(4, 0, "149.154.167.91", 443, 0)));
		SessionIdentity identity = this.store.readIdentity(this.session);
		assertThat(identity.session().homeDcId()).isEqualTo(2);
		assertThat(identity.session().testMode()).isTrue();
		assertThat(identity.session().apiId()).isEqualTo(17);
		assertThat(identity.session().userId()).isEqualTo(5_000_000_000L);
		assertThat(identity.session().bot()).isTrue();
		assertThat(identity.session().takeoutId()).isEqualTo(-9L);
		assertThat(identity.session().revokedReason()).isEqualTo("AUTH_KEY_UNREGISTERED");
		assertThat(identity.dataCenters()).containsExactly(new DataCenterRow(2, 1, "media", 443, 0),
				new DataCenterRow(4, 0, "149.154.167.91", 443, 0));
		apply((changes) -> changes.session(SessionField.API_ID, null).session(SessionField.REVOKED_REASON, null));
		assertThat(this.store.readIdentity(this.session).session().apiId()).isNull();
		assertThat(this.store.readIdentity(this.session).session().revokedReason()).isNull();
		assertThat(this.store.readIdentity(this.session).session().homeDcId()).isEqualTo(2);
	}

	@Test
	void replacedKeysStayMarked() {
		apply((changes) -> changes.authKey(new AuthKeyChange(2, 0, key(1), 10)));
		apply((changes) -> changes.authKey(new AuthKeyChange(2, 0, key(2), 20))
			.authKey(new AuthKeyChange(2, 1, key(3), 20)));
		assertThat(this.store.readIdentity(this.session).authKeys()).extracting(AuthKeyRow::replacedAt)
			.containsExactly(null, 20L, null);
		apply((changes) -> changes.authKey(new AuthKeyChange(2, 0, null, 30)));
		assertThat(this.store.readIdentity(this.session).authKeys()).extracting(AuthKeyRow::replacedAt)
			.containsExactly(30L, 20L, null);
		apply((changes) -> changes.authKey(new AuthKeyChange(2, 0, key(1), 40)));
		AuthKeyRow current = this.store.readIdentity(this.session).authKeys().get(0);
		assertThat(current.authKeyId()).isEqualTo(1);
		assertThat(current.replacedAt()).isNull();
		assertThat(current.storedKey()).containsExactly(0, 1, 2);
	}

	@Test
	void anArchivedKeyDoesNotReplaceTheCurrentOne() {
		apply((changes) -> changes.authKey(new AuthKeyChange(2, 0, key(1), 10))
			.archivedKey(new AuthKeyRow(2, 0, 1, new byte[] { 0 }, null, 5L))
			.archivedKey(new AuthKeyRow(2, 0, 7, new byte[] { 0 }, 99L, 5L)));
		assertThat(this.store.readIdentity(this.session).authKeys()).extracting(AuthKeyRow::replacedAt)
			.containsExactly(null, 5L);
	}

	@Test
	void entitiesAreFoundByEveryKey() {
		EntityRow ann = new EntityRow(11, -5, EntityRow.BOT, "ann", List.of("ann", "annie"), "491", "Ann", null, 100);
		EntityRow other = new EntityRow(12, 6, 0, null, List.of(), "491", "Ann", null, 100);
		apply((changes) -> changes.entity(full(other)).entity(full(ann)));
		assertThat(this.store.findEntities(this.session, List.of(11L, 12L, 13L, 11L))).containsOnly(Map.entry(11L, ann),
				Map.entry(12L, other));
		assertThat(this.store.findEntitiesByUsername(this.session, List.of("annie", "ann", "bob")))
			.containsOnly(Map.entry("ann", ann), Map.entry("annie", ann));
		assertThat(this.store.findEntitiesByPhone(this.session, List.of("491", "492")))
			.containsOnly(Map.entry("491", ann));
		assertThat(this.store.findEntitiesByName(this.session, List.of("Ann", "ann")))
			.containsOnly(Map.entry("Ann", ann));
		assertThat(this.store.findEntities(this.session, List.of())).isEmpty();
		assertThat(this.store.countEntities(this.session)).isEqualTo(2);
	}

	@Test
	void textsOfEntitiesAreComparedToTheLetter() {
		String longest = "\uD83E\uDD16".repeat(512);
		List<String> texts = List.of("bot", "Bot", "b\u00F3t", "bot ", "\uD83E\uDD16", longest);
		List<Long> ids = LongStream.range(1, 7).boxed().toList();
		apply((changes) -> ids.forEach((id) -> {
			String text = texts.get((int) (id - 1));
			changes.entity(full(new EntityRow(id, id, 0, text, List.of(text), null, text, null, 1)));
		}));
		List<String> asked = Stream.concat(texts.stream(), Stream.of("BOT", "b\u00F4t", " bot", "bot  ")).toList();
		for (EntityText kind : List.of(EntityText.USERNAME, EntityText.NAME)) {
			Map<String, EntityRow> found = this.store.findEntitiesByText(this.session, kind, asked);
			assertThat(found).containsOnlyKeys(texts);
			found.forEach((text, row) -> assertThat(row.name()).isEqualTo(text));
			texts.forEach((text) -> assertThat(this.store.lookUp(this.session, kind, text)).extracting(EntityRow::name)
				.isEqualTo(text));
		}
	}

	@Test
	void manyKeysAreAnsweredAtOnce() {
		List<Long> ids = LongStream.range(0, 1300).boxed().toList();
		apply((changes) -> ids.forEach((id) -> changes.entity(full(entity(id, "user" + id, id)))));
		assertThat(this.store.findEntities(this.session, ids).keySet()).containsExactlyInAnyOrderElementsOf(ids);
		assertThat(this.store.findEntitiesByUsername(this.session, ids.stream().map((id) -> "user" + id).toList()))
			.hasSize(1300);
		List<EntityRow> page = this.store.readEntities(this.session, null, 1000);
		assertThat(page).extracting(EntityRow::id).containsExactlyElementsOf(ids.subList(0, 1000));
		assertThat(page.get(7).usernames()).containsExactly("user7");
		assertThat(this.store.readEntities(this.session, 999L, 1000)).extracting(EntityRow::id)
			.containsExactlyElementsOf(ids.subList(1000, 1300));
		assertThat(this.store.readEntities(this.session, Long.MAX_VALUE, 10)).isEmpty();
		assertThat(this.store.readEntities(this.session, null, 0)).isEmpty();
	}

	@Test
	void changesOfEntitiesAddUpAsTheChangeItselfSays() {
		EntityRow first = new EntityRow(-5, 1, 2, "a", List.of("a"), "1", "A", null, 10);
		List<EntityChange> changes = List.of(full(first),
				new EntityChange(new EntityRow(-5, 0, 0, null, List.of(), null, null, -1000000000007L, 20), true),
				new EntityChange(new EntityRow(-5, 3, 0, null, List.of(), null, null, null, 30), true),
				full(new EntityRow(-5, 0, 4, null, List.of(), null, "B", null, 40)),
				full(new EntityRow(-5, 9, 4, null, List.of(), null, "C", -8L, 50)));
		EntityRow expected = null;
		for (EntityChange change : changes) {
			apply((builder) -> builder.entity(change));
			expected = change.applyTo(expected);
			EntityRow stored = this.store.findEntities(this.session, List.of(-5L)).get(-5L);
			assertThat(stored.withUsernames(List.of())).isEqualTo(expected.withUsernames(List.of()));
		}
	}

	@Test
	void aUsernameGoesToTheLatestThenToTheHighestId() {
		apply((changes) -> changes.entity(full(entity(1, "x", 50))));
		apply((changes) -> changes.entity(full(entity(2, "x", 40))).entity(full(entity(3, "x", 30))));
		assertThat(owner("x")).isEqualTo(1);
		apply((changes) -> changes.entity(full(entity(9, "x", 50))).entity(full(entity(4, "x", 50))));
		assertThat(owner("x")).isEqualTo(9);
		assertThat(this.store.findEntities(this.session, List.of(1L)).get(1L).usernames()).isEmpty();
		apply((changes) -> changes.lostUsername("x", 1));
		assertThat(owner("x")).isEqualTo(9);
		apply((changes) -> changes.lostUsername("x", 9).entity(full(entity(1, "x", 20))));
		assertThat(owner("x")).isEqualTo(1);
	}

	@Test
	void referencesFilesAndAttributesAreReadAsTheyWereWritten() {
		byte[] reference = { 1, 2, 3 };
		FileKey photo = new FileKey(FILE.md5(), 10, FileKey.PHOTO);
		apply((changes) -> changes.peerReference(new PeerReferenceRow(7, -3, 1))
			.peerReference(new PeerReferenceRow(7, -4, 2))
			.peerReference(new PeerReferenceRow(6, -4, 3))
			.file(new CachedFileRow(FILE, 1, -2, reference, 5))
			.file(new CachedFileRow(photo, 3, 4, new byte[0], 6))
			.attribute(new AttributeRow("salts", new byte[70000], 8L))
			.attribute(new AttributeRow("config", new byte[] { 0 }, null)));
		assertThat(this.store.findPeerReferences(this.session, List.of(7L, 8L)))
			.containsOnly(Map.entry(7L, new PeerReferenceRow(7, -4, 2)));
		assertThat(this.store.readPeerReferences(this.session, null, 5)).extracting(PeerReferenceRow::entityId)
			.containsExactly(6L, 7L);
		assertThat(this.store.readPeerReferences(this.session, 6L, 5)).hasSize(1);
		CachedFileRow file = this.store.findFiles(this.session, List.of(FILE)).get(FILE);
		assertThat(file.fileReference()).isEqualTo(reference);
		assertThat(this.store.findFiles(this.session, List.of(photo)).get(photo).fileReference()).isEmpty();
		assertThat(this.store.readFiles(this.session, null, 1)).extracting(CachedFileRow::key).containsExactly(FILE);
		assertThat(this.store.readFiles(this.session, FILE, 5)).extracting(CachedFileRow::key).containsExactly(photo);
		assertThat(this.store.readFiles(this.session, photo, 5)).isEmpty();
		assertThat(this.store.countFiles(this.session)).isEqualTo(2);
		assertThat(this.store.findAttributes(this.session, null)).containsOnlyKeys("salts", "config");
		assertThat(this.store.findAttributes(this.session, List.of("salts")).get("salts").storedValue()).hasSize(70000);
		apply((changes) -> changes.forgetFile(FILE).removeAttribute("config"));
		assertThat(this.store.findFiles(this.session, List.of(FILE, photo))).containsOnlyKeys(photo);
		assertThat(this.store.findAttributes(this.session, null)).containsOnlyKeys("salts");
	}

	@Test
	void anotherAccountDropsWhatBelongedToTheFirst() {
		fill();
		apply((changes) -> changes.dropAccount().session(SessionField.USER_ID, 2L).entity(full(entity(99, "y", 1))));
		assertThat(this.store.readEntities(this.session, null, 10)).extracting(EntityRow::id).containsExactly(99L);
		assertThat(this.store.findEntitiesByUsername(this.session, List.of("x"))).isEmpty();
		assertThat(this.store.readPeerReferences(this.session, null, 10)).isEmpty();
		assertThat(this.store.findUpdateStates(this.session, null)).isEmpty();
		assertThat(this.store.countFiles(this.session)).isZero();
		assertThat(this.store.findAttributes(this.session, null)).isNotEmpty();
		assertThat(this.store.readIdentity(this.session).authKeys()).isNotEmpty();
	}

	@Test
	void deletingLeavesNothingBehind() {
		fill();
		fixture().jdbc().update(sql("insert into telegram_lease (session_id, epoch) values (?, 1)"), this.session.id());
		fixture().jdbc()
			.update(sql("insert into telegram_key_claim (auth_key_id, session_id) values (71, ?)"), this.session.id());
		assertThat(this.store.delete(this.session)).isTrue();
		assertThat(this.store.delete(this.session)).isFalse();
		for (String table : List.of("data_center", "auth_key", "entity", "username", "peer_reference", "update_state",
				"cached_file", "attribute", "lease", "key_claim")) {
			assertThat(fixture().jdbc()
				.queryForObject(sql("select count(*) from telegram_" + table + " where session_id = ?"), Long.class,
						this.session.id()))
				.as(table)
				.isZero();
		}
		assertThatExceptionOfType(SessionNotFoundException.class)
			.isThrownBy(() -> this.store.readIdentity(this.session));
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(this::fill);
		assertThat(this.store.countEntities(this.session)).isZero();
	}

	@Test
	void repositoriesShowWhatWasStored() {
		fill();
		TelegramPeerRepository peers = fixture().bean(TelegramPeerRepository.class);
		long id = this.session.id();
		assertThat(peers.findById(new TelegramPeerEntity.Key(id, 1)).orElseThrow().getSeenAt()).isEqualTo(1);
		assertThat(peers.findByActiveUsername(id, "x").orElseThrow().getEntityId()).isEqualTo(1);
		assertThat(peers.findBySessionIdAndEntityId(id, 1).orElseThrow().getUsername()).isEqualTo("x");
		assertThat(peers.countBySessionId(id)).isOne();
		assertThat(peers.findById(new TelegramPeerEntity.Key(id, 1)).orElseThrow())
			.hasToString("TelegramPeerEntity[sessionId=" + id + ", entityId=1]");
	}

	private long owner(String username) {
		return this.store.findEntitiesByUsername(this.session, List.of(username)).get(username).id();
	}

}
