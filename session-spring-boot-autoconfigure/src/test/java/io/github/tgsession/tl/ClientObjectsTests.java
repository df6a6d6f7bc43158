package io.github.tgsession.tl;

import java.util.List;

import io.github.tgsession.lookalike.drklo.TLRPC;
import io.github.tgsession.lookalike.kotlogram.TLInputPeerUser;
import io.github.tgsession.lookalike.kotlogram.TLUser;
import io.github.tgsession.lookalike.kotlogram.TLUserEmpty;
import io.github.tgsession.lookalike.telegram4j.Telegram4J;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads objects shaped like those of the known MTProto clients.
 */
class ClientObjectsTests {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	@Test
	void readsTheHiddenImplementationOfATelegram4jUser() {
		User user = (User) this.reader.read(Telegram4J.user(1 | 1 << 10, 0L));
		assertThat(user.id()).isEqualTo(5_000_000_001L);
		assertThat(user.accessHash()).isZero();
		assertThat(user.self()).isTrue();
		assertThat(user.bot()).isFalse();
		assertThat(user.min()).isFalse();
		assertThat(user.firstName()).isEqualTo("Ada");
		assertThat(user.lastName()).isNull();
		assertThat(user.username()).isNull();
		assertThat(user.usernames()).containsExactly(new Username("ada", true), new Username("old_ada", false));
		assertThat(user.phone()).isEqualTo("4930123");
	}

	@Test
	void readsDefaultMethodFlagsAndAbsentHashOfTelegram4j() {
		User user = (User) this.reader.read(Telegram4J.user(1 | 1 << 20, null));
		assertThat(user.min()).isTrue();
		assertThat(user.accessHash()).isNull();
	}

	@Test
	void takesTheNearestOfTelegram4jNames() {
		assertThat(this.reader.read(Telegram4J.userEmpty())).isEqualTo(new UserEmpty(7));
		assertThat(this.reader.read(Telegram4J.channel(5, 1 << 8, -6L, "t")))
			.isEqualTo(new Channel(5, -6L, false, true, false, "t", null, List.of()));
		assertThat(((Channel) this.reader.read(Telegram4J.channel(5, 1 << 12, 6L, "t"))).min()).isTrue();
	}

	@Test
	void readsAMigratedChatOfTelegram4j() {
		assertThat(this.reader.read(Telegram4J.chat(3, "", Telegram4J.inputChannel(4, 5))))
			.isEqualTo(new Chat(3, null, new InputChannel(4, 5)));
		assertThat(this.reader.read(Telegram4J.chat(3, "c", null))).isEqualTo(new Chat(3, "c", null));
	}

	@Test
	void readsAKotlogramUserWithIntegerIdAndInheritedGetter() {
		User user = (User) this.reader.read(new TLUser(42, -9L, "ada", true));
		assertThat(user).isEqualTo(new User(42, -9L, true, true, true, "Ada", "Lovelace", "ada", List.of(), null));
		assertThat(this.reader.read(new TLUserEmpty(43))).isEqualTo(new UserEmpty(43));
	}

	@Test
	void takesAPrimitiveZeroInAnInputPeerForAValue() {
		assertThat(this.reader.read(new TLInputPeerUser())).isEqualTo(new InputPeerUser(12, 0));
	}

	@Test
	void readsPublicFieldsOfTelegramForAndroid() {
		TLRPC.User user = drkloUser(new TLRPC.TL_user_layer104(), 1 | 1 << 3);
		TLRPC.TL_username username = new TLRPC.TL_username();
		username.active = true;
		username.username = "ada";
		user.usernames.add(username);
		user.usernames.add(null);
		assertThat(this.reader.read(user)).isEqualTo(
				new User(1, 0L, false, false, false, "Ada", null, null, List.of(new Username("ada", true)), null));
	}

	@Test
	void believesTheFlagsAboutAPrimitiveAccessHash() {
		TLRPC.User user = drkloUser(new TLRPC.TL_userContact_old2(), 0);
		user.access_hash = 5;
		assertThat(((User) this.reader.read(user)).accessHash()).isNull();
		TLRPC.Chat channel = drkloChat(new TLRPC.TL_channel_layer104());
		channel.flags = 1;
		assertThat(((Channel) this.reader.read(channel)).accessHash()).isNull();
		channel.flags = 1 << 13;
		assertThat(((Channel) this.reader.read(channel)).accessHash()).isEqualTo(8);
	}

	@Test
	void prefersTheMinFieldOverTheFlags() {
		assertThat(((User) this.reader.read(drkloUser(new TLRPC.TL_user(), 1 << 20))).min()).isFalse();
	}

	@Test
	void readsOldLayersAndForbiddenChatsOfTelegramForAndroid() {
		assertThat(this.reader.read(drkloChat(new TLRPC.TL_chatForbidden_old2()))).isEqualTo(new ChatForbidden(2, "t"));
		TLRPC.Chat forbidden = drkloChat(new TLRPC.TL_channelForbidden());
		forbidden.access_hash = 0;
		assertThat(this.reader.read(forbidden)).isEqualTo(new ChannelForbidden(2, 0, false, false, "t"));
		TLRPC.User empty = drkloUser(new TLRPC.TL_userEmpty(), 0);
		assertThat(this.reader.read(empty)).isEqualTo(new UserEmpty(1));
	}

	@Test
	void readsAMigratedChatOfTelegramForAndroid() {
		TLRPC.Chat chat = drkloChat(new TLRPC.TL_chat());
		chat.migrated_to = new TLRPC.TL_inputChannel();
		chat.migrated_to.channel_id = 3;
		assertThat(this.reader.read(chat)).isEqualTo(new Chat(2, "t", new InputChannel(3, 0)));
	}

	@Test
	void looksBehindAParticipantsUnusedUserId() {
		TLRPC.ChannelParticipant participant = new TLRPC.TL_channelParticipantBanned();
		participant.peer = new TLRPC.TL_peerChannel();
		participant.peer.channel_id = 6;
		assertThat(this.reader.read(participant)).isEqualTo(new PeerHolder(new PeerChannel(6)));
		participant.user_id = 4;
		assertThat(this.reader.read(participant)).isEqualTo(new PeerHolder(new PeerUser(4)));
	}

	@Test
	void leavesOwnObjectsAsTheyAre() {
		User user = new User(1, 2, "Ada", null);
		assertThat(this.reader.read(user)).isSameAs(user);
	}

	@Test
	void doesNotKnowOtherObjects() {
		assertThat(this.reader.read(new TLRPC.TL_updates_state())).isNull();
		assertThat(this.reader.read(new TLRPC.TL_username())).isNull();
		assertThat(this.reader.read("text")).isNull();
		assertThat(this.reader.read(1L)).isNull();
	}

	private static TLRPC.User drkloUser(TLRPC.User user, int flags) {
		user.id = 1;
		user.flags = flags;
		user.first_name = "Ada";
		user.last_name = "";
		return user;
	}

	private static TLRPC.Chat drkloChat(TLRPC.Chat chat) {
		chat.id = 2;
		chat.title = "t";
		chat.access_hash = 8;
		return chat;
	}

}
