package io.github.tgsession.core;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.EntityNotFoundException;
import io.github.tgsession.EntityRow;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChannelFromMessage;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerSelf;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.InputPeerUserFromMessage;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.Peer;
import io.github.tgsession.tl.TlObject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the peer that a key means.
 */
final class EntityResolver {

	private final SharedSession session;

	EntityResolver(SharedSession session) {
		this.session = session;
	}

	InputPeer get(Object key) {
		InputPeer peer = find(key);
		if (peer == null) {
			throw new EntityNotFoundException("Session '" + this.session.name() + "' does not know the entity of this "
					+ describe(key)
					+ ": let it process an answer of Telegram that contains the entity, or ask Telegram for it");
		}
		return peer;
	}

	@Nullable InputPeer find(Object key) {
		// The usual class first: it is final, which makes for the cheapest check.
		if (key instanceof Long id) {
			return findById(id);
		}
		if (key instanceof CharSequence text) {
			return findByText(text.toString());
		}
		return (key instanceof Number number) ? findById(integral(number)) : findByObject(key);
	}

	private @Nullable InputPeer findById(long id) {
		return counted(
				(id < 0) ? findExactly(id) : toInputPeer(this.session.store().lookUpBare(this.session.ref(), id)));
	}

	private static long integral(Number number) {
		if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
			return number.longValue();
		}
		if (number instanceof BigInteger big && big.bitLength() < Long.SIZE) {
			return big.longValue();
		}
		throw new IllegalArgumentException("A number of type " + number.getClass().getName()
				+ " is no id of Telegram's: ids are whole numbers of 64 bits");
	}

	private @Nullable InputPeer findByObject(Object key) {
		TlObject object = this.session.reading().read(key);
		if (object == null) {
			throw new IllegalArgumentException("A " + key.getClass().getName()
					+ " names no peer: a key is an id, a text, or an object of Telegram's types User, Chat, Peer,"
					+ " InputPeer and the like");
		}
		if (object instanceof Chat chat && chat.migratedTo() != null) {
			return new InputPeerChannel(chat.migratedTo().channelId(), chat.migratedTo().accessHash());
		}
		InputPeer direct = PeerCasts.toInputPeer(object, true, true);
		if (direct instanceof InputPeerChat chat && !(object instanceof InputPeer)) {
			InputPeer migrated = channelOf(lookUp(MarkedIds.ofChat(chat.chatId())));
			return (migrated != null) ? migrated : direct;
		}
		if (direct != null) {
			return direct;
		}
		Peer peer = PeerCasts.toPeer(object);
		if (peer == null) {
			throw new IllegalArgumentException("A " + key.getClass().getName() + " names no peer");
		}
		return counted(findExactly(MarkedIds.of(peer)));
	}

	private @Nullable InputPeer findExactly(long id) {
		InputPeer peer = toInputPeer(lookUp(id));
		return (peer != null) ? peer : findByReference(id);
	}

	private @Nullable InputPeer findByText(String text) {
		if (text.equals("me") || text.equals("self")) {
			return new InputPeerSelf();
		}
		EntityRow row = lookUpText(text);
		return counted(toInputPeer((row != null) ? row : lookUp(EntityText.NAME, Texts.storable(text))));
	}

	private @Nullable EntityRow lookUpText(String text) {
		String phone = Phones.parse(text);
		if (phone != null) {
			return lookUp(EntityText.PHONE, Phones.storable(phone));
		}
		String username = UsernameKey.username(text);
		if (username != null) {
			return lookUp(EntityText.USERNAME, username);
		}
		InviteLink link = InviteLink.parse(text);
		return (link != null && link.chatId() != 0) ? this.session.store().lookUpBare(this.session.ref(), link.chatId())
				: null;
	}

	private @Nullable EntityRow lookUp(long id) {
		return this.session.store().lookUp(this.session.ref(), id);
	}

	private @Nullable EntityRow lookUp(EntityText kind, @Nullable String text) {
		return (text != null) ? this.session.store().lookUp(this.session.ref(), kind, text) : null;
	}

	/**
	 * An id that is not marked may be anybody's: the first that is known of channel,
	 * basic chat and user.
	 */
	Optional<EntityRow> findEntityById(long id, boolean exact) {
		List<Long> candidates = (exact || id < 0) ? List.of(id) : MarkedIds.candidates(id);
		Map<Long, EntityRow> rows = this.session.store().findEntities(this.session.ref(), candidates);
		EntityRow found = null;
		for (int i = 0; found == null && i < candidates.size(); i++) {
			found = rows.get(candidates.get(i));
		}
		return countedRow(found);
	}

	Optional<EntityRow> findEntityByUsername(String username) {
		String key = UsernameKey.username(username);
		return countedRow((key != null)
				? this.session.store().findEntitiesByUsername(this.session.ref(), List.of(key)).get(key) : null);
	}

	Optional<EntityRow> findEntityByPhone(String phone) {
		String key = Phones.storable(Phones.parse(phone));
		return countedRow((key != null)
				? this.session.store().findEntitiesByPhone(this.session.ref(), List.of(key)).get(key) : null);
	}

	Optional<EntityRow> findEntityByName(String name) {
		String key = Texts.storable(name);
		return countedRow((key != null)
				? this.session.store().findEntitiesByName(this.session.ref(), List.of(key)).get(key) : null);
	}

	private @Nullable InputPeer toInputPeer(@Nullable EntityRow row) {
		if (row == null || (row.flags() & EntityRow.MIN) != 0) {
			return null;
		}
		long id = row.id();
		if (id >= 0) {
			return new InputPeerUser(id, row.accessHash());
		}
		if (MarkedIds.isChannel(id)) {
			return new InputPeerChannel(MarkedIds.unmarked(id), row.accessHash());
		}
		InputPeer migrated = channelOf(row);
		return (migrated != null) ? migrated : new InputPeerChat(-id);
	}

	private @Nullable InputPeer channelOf(@Nullable EntityRow chat) {
		Long channelId = (chat != null) ? chat.migratedTo() : null;
		EntityRow channel = (channelId != null) ? lookUp(channelId) : null;
		return (channel != null) ? new InputPeerChannel(MarkedIds.unmarked(channel.id()), channel.accessHash()) : null;
	}

	private @Nullable InputPeer findByReference(long id) {
		PeerReferenceRow reference = this.session.store().findPeerReferences(this.session.ref(), List.of(id)).get(id);
		InputPeer chat = (reference != null) ? chatOf(reference) : null;
		if (reference == null || chat == null) {
			return null;
		}
		long bareId = MarkedIds.unmarked(id);
		return (id >= 0) ? new InputPeerUserFromMessage(chat, reference.messageId(), bareId)
				: new InputPeerChannelFromMessage(chat, reference.messageId(), bareId);
	}

	/**
	 * The chat in which a peer was seen. A basic chat is reached by its id alone.
	 */
	private @Nullable InputPeer chatOf(PeerReferenceRow reference) {
		long id = reference.chatId();
		InputPeer known = toInputPeer(lookUp(id));
		return (known != null || id >= 0 || MarkedIds.isChannel(id)) ? known : new InputPeerChat(-id);
	}

	private @Nullable InputPeer counted(@Nullable InputPeer answer) {
		this.session.statistics().entities().lookedUp(answer != null);
		return answer;
	}

	private Optional<EntityRow> countedRow(@Nullable EntityRow answer) {
		this.session.statistics().entities().lookedUp(answer != null);
		return Optional.ofNullable(answer);
	}

	/**
	 * What kind of key it is and what was tried; never a text, which may be a phone
	 * number.
	 */
	private static String describe(Object key) {
		if (key instanceof Number number) {
			return (number.longValue() < 0) ? "marked id (" + number + ")"
					: "id (" + number + ", tried as channel, basic chat and user)";
		}
		if (key instanceof CharSequence text) {
			return describe(text.toString());
		}
		return key.getClass().getSimpleName();
	}

	private static String describe(String text) {
		if (Phones.parse(text) != null) {
			return "text (tried as phone number and as exact name)";
		}
		UsernameKey username = UsernameKey.parse(text);
		if (username.invite()) {
			return "text (tried as invite link and as exact name)";
		}
		return (username.value() != null) ? "text (tried as username and as exact name)"
				: "text (tried as hash of an invite link and as exact name)";
	}

}
