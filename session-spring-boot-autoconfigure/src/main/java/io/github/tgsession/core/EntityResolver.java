package io.github.tgsession.core;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.EntityNotFoundException;
import io.github.tgsession.EntityRow;
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
import io.github.tgsession.tl.PeerChannel;
import io.github.tgsession.tl.PeerChat;
import io.github.tgsession.tl.PeerUser;
import io.github.tgsession.tl.TlObject;

/**
 * Finds the peer that a key means.
 */
final class EntityResolver {

	private final SharedSession session;

	EntityResolver(SharedSession session) {
		this.session = session;
	}

	InputPeer get(Object key) {
		return find(key).orElseThrow(() -> new EntityNotFoundException(
				"Session '" + this.session.name() + "' does not know the entity of this " + describe(key)
						+ ": let it process an answer of Telegram that contains the entity, or ask Telegram for it"));
	}

	Optional<InputPeer> find(Object key) {
		if (key instanceof CharSequence text) {
			return findByText(text.toString());
		}
		if (key instanceof Number number) {
			long id = integral(number);
			return counted((id < 0) ? findExactly(id) : toInputPeer(findRow(id, false)));
		}
		return findByObject(key);
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

	private Optional<InputPeer> findByObject(Object key) {
		TlObject object = this.session.reading().read(key);
		if (object == null) {
			throw new IllegalArgumentException("A " + key.getClass().getName()
					+ " names no peer: a key is an id, a text, or an object of Telegram's types User, Chat, Peer,"
					+ " InputPeer and the like");
		}
		if (object instanceof Chat chat && chat.migratedTo() != null) {
			return Optional.of(new InputPeerChannel(chat.migratedTo().channelId(), chat.migratedTo().accessHash()));
		}
		InputPeer direct = PeerCasts.toInputPeer(object, true, true);
		if (direct instanceof InputPeerChat chat && !(object instanceof InputPeer)) {
			return Optional.of(migrated(MarkedIds.ofChat(chat.chatId())).orElse(direct));
		}
		if (direct != null) {
			return Optional.of(direct);
		}
		Peer peer = PeerCasts.toPeer(object);
		if (peer == null) {
			throw new IllegalArgumentException("A " + key.getClass().getName() + " names no peer");
		}
		return counted(findExactly(MarkedIds.of(peer)));
	}

	private Optional<InputPeer> findExactly(long id) {
		return toInputPeer(findRow(id, true)).or(() -> findByReference(id));
	}

	private Optional<InputPeer> findByText(String text) {
		if (text.equals("me") || text.equals("self")) {
			return Optional.of(new InputPeerSelf());
		}
		Optional<EntityRow> row = findRowByText(text);
		return counted(toInputPeer(row.isPresent() ? row : rowByName(text)));
	}

	private Optional<EntityRow> findRowByText(String text) {
		String phone = Phones.parse(text);
		if (phone != null) {
			return rowByPhone(phone);
		}
		UsernameKey username = UsernameKey.parse(text);
		if (username.value() != null && !username.invite()) {
			return rowByUsername(username.value());
		}
		InviteLink link = InviteLink.parse(text);
		return (link != null && link.chatId() != 0) ? findRow(link.chatId(), false) : Optional.empty();
	}

	Optional<EntityRow> findEntityById(long id, boolean exact) {
		return counted(findRow(id, exact));
	}

	Optional<EntityRow> findEntityByUsername(String username) {
		UsernameKey key = UsernameKey.parse(username);
		return counted((key.value() != null && !key.invite()) ? rowByUsername(key.value()) : Optional.empty());
	}

	Optional<EntityRow> findEntityByPhone(String phone) {
		String digits = Phones.parse(phone);
		return counted((digits != null) ? rowByPhone(digits) : Optional.empty());
	}

	Optional<EntityRow> findEntityByName(String name) {
		return counted(rowByName(name));
	}

	/**
	 * An id that is not marked may be anybody's: the first that is known of channel,
	 * basic chat and user.
	 */
	private Optional<EntityRow> findRow(long id, boolean exact) {
		List<Long> candidates = new ArrayList<>();
		if (!exact && id >= 0) {
			if (MarkedIds.isMarkableChannel(id)) {
				candidates.add(MarkedIds.ofChannel(id));
			}
			candidates.add(MarkedIds.ofChat(id));
		}
		candidates.add(id);
		Map<Long, EntityRow> rows = this.session.store().findEntities(this.session.ref(), candidates);
		return candidates.stream().map(rows::get).filter((row) -> row != null).findFirst();
	}

	private Optional<EntityRow> rowByUsername(String username) {
		return Optional.ofNullable(
				this.session.store().findEntitiesByUsername(this.session.ref(), List.of(username)).get(username));
	}

	private Optional<EntityRow> rowByPhone(String digits) {
		String phone = Phones.storable(digits);
		return (phone == null) ? Optional.empty() : Optional
			.ofNullable(this.session.store().findEntitiesByPhone(this.session.ref(), List.of(phone)).get(phone));
	}

	private Optional<EntityRow> rowByName(String text) {
		String name = Texts.storable(text);
		return (name == null) ? Optional.empty() : Optional
			.ofNullable(this.session.store().findEntitiesByName(this.session.ref(), List.of(name)).get(name));
	}

	private Optional<InputPeer> toInputPeer(Optional<EntityRow> row) {
		return row.flatMap((entity) -> {
			if ((entity.flags() & EntityRow.MIN) != 0) {
				return Optional.empty();
			}
			Peer peer = MarkedIds.toPeer(entity.id());
			if (peer instanceof PeerUser user) {
				return Optional.of(new InputPeerUser(user.userId(), entity.accessHash()));
			}
			if (peer instanceof PeerChannel channel) {
				return Optional.of(new InputPeerChannel(channel.channelId(), entity.accessHash()));
			}
			Optional<InputPeer> migrated = channelOf(entity);
			return migrated.isPresent() ? migrated : Optional.of(new InputPeerChat(-entity.id()));
		});
	}

	private Optional<InputPeer> migrated(long chatId) {
		return Optional.ofNullable(this.session.store().findEntities(this.session.ref(), List.of(chatId)).get(chatId))
			.flatMap(this::channelOf);
	}

	private Optional<InputPeer> channelOf(EntityRow chat) {
		Long channelId = chat.migratedTo();
		if (channelId == null) {
			return Optional.empty();
		}
		return Optional
			.ofNullable(this.session.store().findEntities(this.session.ref(), List.of(channelId)).get(channelId))
			.map((channel) -> new InputPeerChannel(MarkedIds.unmarked(channelId), channel.accessHash()));
	}

	private Optional<InputPeer> findByReference(long id) {
		PeerReferenceRow reference = this.session.store().findPeerReferences(this.session.ref(), List.of(id)).get(id);
		if (reference == null) {
			return Optional.empty();
		}
		Optional<InputPeer> known = toInputPeer(findRow(reference.chatId(), true));
		return known.or(() -> basicChat(reference.chatId())).map((chat) -> {
			long bareId = MarkedIds.unmarked(id);
			return (id >= 0) ? new InputPeerUserFromMessage(chat, reference.messageId(), bareId)
					: new InputPeerChannelFromMessage(chat, reference.messageId(), bareId);
		});
	}

	/**
	 * A basic chat is reached by its id alone.
	 */
	private static Optional<InputPeer> basicChat(long id) {
		return (MarkedIds.toPeer(id) instanceof PeerChat chat) ? Optional.of(new InputPeerChat(chat.chatId()))
				: Optional.empty();
	}

	private <T> Optional<T> counted(Optional<T> answer) {
		this.session.statistics().entities().lookedUp(answer.isPresent());
		return answer;
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
