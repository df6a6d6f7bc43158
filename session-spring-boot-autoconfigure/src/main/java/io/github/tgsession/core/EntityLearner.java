package io.github.tgsession.core;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionRow;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.Entity;
import io.github.tgsession.tl.PeerHolder;
import io.github.tgsession.tl.TlObject;
import io.github.tgsession.tl.UnreadableObjectException;
import io.github.tgsession.tl.User;
import org.jspecify.annotations.Nullable;

/**
 * Learns from what Telegram answers.
 */
final class EntityLearner {

	/**
	 * How old the date of an unchanged entity may become before it is written again.
	 */
	private static final long REFRESH_MILLIS = 24 * 60 * 60 * 1000L;

	private final SharedSession session;

	EntityLearner(SharedSession session) {
		this.session = session;
	}

	boolean process(@Nullable Object tlObject) {
		if (tlObject == null || !this.session.isSaveEntities()) {
			return false;
		}
		Batch batch = new Batch(this.session.now());
		collect(tlObject, batch);
		return !batch.isEmpty() && store(batch);
	}

	private void collect(Object tlObject, Batch batch) {
		if (tlObject instanceof Iterable<?> members) {
			collectMembers(tlObject, members, batch);
			return;
		}
		if (tlObject instanceof Object[] members) {
			collectMembers(tlObject, Arrays.asList(members), batch);
			return;
		}
		TlObject read = read(tlObject);
		if (read instanceof Entity) {
			add(tlObject, read, batch);
		}
		else if (read == null || read instanceof PeerHolder) {
			Iterable<?> members = membersOf(tlObject);
			if (members != null) {
				collectMembers(tlObject, members, batch);
			}
		}
	}

	private void collectMembers(Object container, Iterable<?> members, Batch batch) {
		Object stranger = null;
		boolean understood = false;
		for (Object member : members) {
			if (member == null) {
				continue;
			}
			TlObject read = read(member);
			if (read != null) {
				understood = true;
				add(member, read, batch);
			}
			else {
				stranger = member;
			}
		}
		if (stranger != null && !understood) {
			this.session.reading()
				.skipped(stranger,
						"it came in a " + container.getClass().getName()
								+ ", where users and chats come, but is of no kind that a session knows;"
								+ " if it is one of them, declare an EntityReader bean that understands it");
		}
	}

	private @Nullable TlObject read(Object object) {
		try {
			return this.session.reading().read(object);
		}
		catch (UnreadableObjectException ex) {
			this.session.reading().skipped(object, ex.getMessage());
			return null;
		}
	}

	private @Nullable Iterable<?> membersOf(Object object) {
		try {
			return this.session.reading().membersOf(object);
		}
		catch (UnreadableObjectException ex) {
			this.session.reading().skipped(object, ex.getMessage());
			return null;
		}
	}

	private void add(Object original, TlObject object, Batch batch) {
		try {
			EntityChange change = EntityFacts.of(object, batch.now);
			if (change != null) {
				batch.add(change);
			}
			if (object instanceof User user && user.self()) {
				batch.self = user;
			}
			if (object instanceof Chat chat && chat.migratedTo() != null) {
				batch.addIfUnknown(EntityFacts.of(chat.migratedTo(), batch.now));
			}
		}
		catch (IllegalArgumentException ex) {
			this.session.reading().skipped(original, String.valueOf(ex.getMessage()));
		}
	}

	private boolean store(Batch batch) {
		batch.settleUsernames();
		Map<Long, EntityRow> known = this.session.store().findEntities(this.session.ref(), batch.ids());
		batch.ifUnknown.forEach((id, change) -> {
			if (!known.containsKey(id)) {
				batch.changes.putIfAbsent(id, change);
			}
		});
		int[] learnt = { 0 };
		ChangeSet changes = ChangeSet.of((builder) -> {
			batch.changes.forEach((id, change) -> {
				EntityRow stored = known.get(id);
				boolean changed = isNews(change, stored);
				if (changed) {
					learnt[0]++;
				}
				if (changed || isStale(stored, batch.now)) {
					builder.entity(change);
					loseUsernames(builder, change, stored);
				}
			});
			noteSelf(builder, batch.self);
		});
		if (!changes.isEmpty()) {
			this.session.apply(changes);
			this.session.statistics().entities().put(learnt[0]);
		}
		return learnt[0] > 0 || changes.selfIfUnknown() != null;
	}

	private static boolean isNews(EntityChange change, @Nullable EntityRow stored) {
		if (stored == null) {
			return true;
		}
		EntityRow result = change.applyTo(stored);
		return result.accessHash() != stored.accessHash() || result.flags() != stored.flags()
				|| !Objects.equals(result.username(), stored.username())
				|| !Objects.equals(result.phone(), stored.phone()) || !Objects.equals(result.name(), stored.name())
				|| !Objects.equals(result.migratedTo(), stored.migratedTo())
				|| !Set.copyOf(result.usernames()).equals(Set.copyOf(stored.usernames()));
	}

	private static boolean isStale(@Nullable EntityRow stored, long now) {
		return stored != null && now - stored.seenAt() >= REFRESH_MILLIS;
	}

	private static void loseUsernames(ChangeSet.Builder builder, EntityChange change, @Nullable EntityRow stored) {
		if (stored != null && !change.partial()) {
			Set<String> lost = new LinkedHashSet<>(stored.usernames());
			change.usernames().forEach(lost::remove);
			lost.forEach((username) -> builder.lostUsername(username, stored.id()));
		}
	}

	/**
	 * Another account is no business of this hot path: only
	 * {@code TelegramSession.setSelf} drops what belonged to the old one.
	 */
	private void noteSelf(ChangeSet.Builder builder, @Nullable User self) {
		if (self == null || self.id() <= 0) {
			return;
		}
		SessionRow row = this.session.identity().session();
		Long userId = this.session.lastUserId(row);
		boolean known = userId != null && userId.equals(row.userId());
		if (userId == null || (userId == self.id() && (!known || row.bot() == null))) {
			builder.selfIfUnknown(new SelfUser(self.id(), self.bot()));
		}
		else if (userId != self.id()) {
			this.session.reading()
				.skipped(self, "it is the own user of another account than the session's;"
						+ " call setSelf after a login with another account");
		}
	}

	/**
	 * What one call teaches, each entity once.
	 */
	private static final class Batch {

		private final long now;

		private final Map<Long, EntityChange> changes = new LinkedHashMap<>();

		private final Map<Long, EntityChange> ifUnknown = new LinkedHashMap<>();

		private @Nullable User self;

		Batch(long now) {
			this.now = now;
		}

		boolean isEmpty() {
			return this.changes.isEmpty() && this.self == null;
		}

		Set<Long> ids() {
			Set<Long> ids = new LinkedHashSet<>(this.changes.keySet());
			ids.addAll(this.ifUnknown.keySet());
			return ids;
		}

		void add(EntityChange change) {
			this.changes.merge(change.row().id(), change, (first,
					second) -> new EntityChange(second.applyTo(first.row()), first.partial() && second.partial()));
		}

		/**
		 * Of several entities that came with one username, only the one that wins it
		 * keeps it here: otherwise the others would claim it again each time they come.
		 */
		void settleUsernames() {
			Map<String, Long> winners = new HashMap<>();
			this.changes.forEach(
					(id, change) -> change.usernames().forEach((username) -> winners.merge(username, id, Math::max)));
			this.changes.replaceAll((id, change) -> {
				List<String> won = change.usernames().stream().filter((name) -> id.equals(winners.get(name))).toList();
				return (won.size() == change.usernames().size()) ? change
						: new EntityChange(change.row().withUsernames(won), false);
			});
		}

		void addIfUnknown(@Nullable EntityChange change) {
			if (change != null) {
				this.ifUnknown.put(change.row().id(), change);
			}
		}

	}

}
