package io.github.tgsession.core;

import java.util.Arrays;
import java.util.Map;

import io.github.tgsession.EntityRow;
import io.github.tgsession.SelfUser;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.ChangeSetBuilder;
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

	private final SharedSession session;

	EntityLearner(SharedSession session) {
		this.session = session;
	}

	boolean process(@Nullable Object tlObject) {
		if (tlObject == null || !this.session.isSaveEntities()) {
			return false;
		}
		Batch batch = new Batch(new LearntEntities(this.session, this.session.now()));
		collect(tlObject, batch);
		boolean learnt = (batch.self != null || !batch.entities.isEmpty()) && store(batch);
		if (batch.entities.spared() > 0) {
			this.session.statistics().spared(batch.entities.spared());
		}
		return learnt;
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
		LearntEntities entities = batch.entities;
		try {
			EntityChange change = EntityFacts.of(object, entities.now());
			if (change != null) {
				entities.add(change);
			}
			if (object instanceof User user) {
				if (user.self()) {
					batch.self = user;
				}
			}
			else if (object instanceof Chat chat && chat.migratedTo() != null) {
				entities.addIfUnknown(EntityFacts.of(chat.migratedTo(), entities.now()));
			}
		}
		catch (IllegalArgumentException ex) {
			this.session.reading().skipped(original, String.valueOf(ex.getMessage()));
		}
	}

	private boolean store(Batch batch) {
		Map<Long, EntityRow> known = batch.entities.findKnown();
		int[] learnt = { 0 };
		ChangeSet changes = ChangeSet.of((builder) -> {
			batch.entities.changes().forEach((id, change) -> {
				EntityRow stored = known.get(id);
				boolean changed = LearntEntities.isNews(change, stored);
				if (changed) {
					learnt[0]++;
				}
				if (changed || batch.entities.isStale(stored)) {
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

	private static void loseUsernames(ChangeSetBuilder builder, EntityChange change, @Nullable EntityRow stored) {
		if (stored != null && !change.partial()) {
			for (String username : stored.usernames()) {
				if (!change.usernames().contains(username)) {
					builder.lostUsername(username, stored.id());
				}
			}
		}
	}

	/**
	 * Another account is no business of this hot path: only
	 * {@code TelegramSession.setSelf} drops what belonged to the old one.
	 */
	private void noteSelf(ChangeSetBuilder builder, @Nullable User self) {
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

	private static final class Batch {

		private final LearntEntities entities;

		private @Nullable User self;

		Batch(LearntEntities entities) {
			this.entities = entities;
		}

	}

}
