package io.github.tgsession.tl;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reads objects that come as maps.
 */
class MapObjectsTests {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	@Test
	void readsMapsByTheirConstructorInAnyCase() {
		for (String constructor : List.of("User", "user", "USER")) {
			assertThat(this.reader.read(Map.of("_", constructor, "id", 1, "access_hash", 2L, "first_name", "Ada")))
				.isEqualTo(new User(1, 2, "Ada", null));
		}
		assertThat(this.reader.read(Map.of("_", "inputPeerSelf"))).isEqualTo(new InputPeerSelf());
		assertThat(this.reader.read(Map.of("_", new StringBuilder("peerChat"), "chatId", BigInteger.TEN)))
			.isEqualTo(new PeerChat(10));
	}

	@Test
	void asksNoShapeOfMaps() {
		Map<String, Object> map = new HashMap<>(Map.of("_", "User", "id", 1, "min", true, "is_self", true));
		map.put("access_hash", null);
		User user = (User) this.reader.read(map);
		assertThat(user.accessHash()).isNull();
		assertThat(user.min()).isTrue();
		assertThat(user.self()).isTrue();
	}

	@Test
	void readsMinOfMapsFromTheFlags() {
		assertThat(
				((Channel) this.reader.read(Map.of("_", "channel", "id", 1, "flags", 1 << 12, "access_hash", 0))).min())
			.isTrue();
	}

	@Test
	void doesNotMistakeNamespacedConstructors() {
		for (String constructor : List.of("messages.ChatFull", "users.UserFull", "UserFull", "updates.State", "State",
				"messages.chats", "channels.channelParticipant", "")) {
			assertThat(this.reader.read(Map.of("_", constructor, "id", 1))).as(constructor).isNull();
		}
		assertThat(this.reader.read(Map.of("id", 1))).isNull();
	}

	@Test
	void tellsTheDetailsOfAChatFromTheirContainer() {
		assertThat(this.reader.read(Map.of("_", "ChatFull", "id", 1))).isEqualTo(new ChatFull(1));
		Map<String, Object> container = Map.of("_", "ChatFull", "full_chat", Map.of(), "chats", List.of("c"), "users",
				List.of("u"));
		assertThat(this.reader.read(container)).isNull();
		assertThat(this.reader.membersOf(container)).asInstanceOf(InstanceOfAssertFactories.ITERABLE)
			.containsExactly("c", "u");
	}

	@Test
	void readsPeersInsideOtherObjects() {
		Map<String, Object> peer = Map.of("_", "PeerUser", "user_id", 1);
		for (String constructor : List.of("Dialog", "contacts.ResolvedPeer", "contacts.resolvedPeer", "TopPeer")) {
			assertThat(this.reader.read(Map.of("_", constructor, "peer", peer))).as(constructor)
				.isEqualTo(new PeerHolder(new PeerUser(1)));
		}
		Map<String, Object> inputPeer = Map.of("_", "InputPeerChat", "chat_id", 5);
		assertThat(
				this.reader.read(Map.of("_", "InputPeerUserFromMessage", "peer", inputPeer, "msg_id", 6, "user_id", 7)))
			.isEqualTo(new InputPeerUserFromMessage(new InputPeerChat(5), 6, 7));
	}

	@Test
	void saysWhatIsWrongWithoutValues() {
		for (Map<String, Object> map : List.<Map<String, Object>>of(Map.of("_", "User", "id", "4711"),
				Map.of("_", "User", "id", 4711.0), Map.of("_", "User", "id", 1, "access_hash", 4711.0),
				Map.of("_", "ChannelForbidden", "id", 4711), Map.of("_", "PeerUser"),
				Map.of("_", "PeerUser", "user_id", BigInteger.valueOf(4711).shiftLeft(70)),
				Map.of("_", "InputPhoto", "id", 4711, "access_hash", 1, "file_reference", "4711"),
				Map.of("_", "InputUserFromMessage", "peer", Map.of("_", "InputPeerSelf"), "user_id", 1, "msg_id",
						4711L << 40))) {
			assertThatExceptionOfType(UnreadableObjectException.class).isThrownBy(() -> this.reader.read(map))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("4711"));
		}
	}

	@Test
	void takesMapsWithOtherKeysForUnknown() {
		Map<Object, Object> sorted = new TreeMap<>(Map.of(1, "a", 2, "b"));
		assertThat(this.reader.read(sorted)).isNull();
		assertThat(this.reader.membersOf(sorted)).isNull();
	}

}
