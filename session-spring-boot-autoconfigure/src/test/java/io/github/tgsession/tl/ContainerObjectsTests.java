package io.github.tgsession.tl;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tgsession.lookalike.drklo.TLRPC;
import io.github.tgsession.lookalike.kotlogram.TLUser;
import io.github.tgsession.lookalike.kotlogram.messages.TLChatFull;
import io.github.tgsession.lookalike.tdlib.TdApi;
import io.github.tgsession.lookalike.telegram4j.messages.ImmutableChatFull;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Finds the members of containers.
 */
class ContainerObjectsTests {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	@Test
	void findsUsersAndChatsOfUpdates() {
		Updates updates = new Updates("user", "chat", List.of("u1", "u2"), new String[] { "c1", null, "c2" });
		assertThat(members(updates)).containsExactly("user", "chat", "c1", "c2", "u1", "u2");
		assertThat(members(new Updates(null, Optional.empty(), null, null))).isEmpty();
		assertThat(members(new Updates(null, null, 5, new long[] { 1 }))).isEmpty();
	}

	@Test
	void doesNotMistakeTheContainerOfAChatsDetailsForThem() {
		Object telegram4j = new ImmutableChatFull(new Object(), List.of("c"), List.of("u"));
		assertThat(this.reader.read(telegram4j)).isNull();
		assertThat(members(telegram4j)).containsExactly("c", "u");
		assertThat(this.reader.read(new TLChatFull())).isNull();
		assertThat(members(new TLChatFull())).hasSize(1).hasOnlyElementsOfType(TLUser.class);
	}

	@Test
	void findsPublicFieldsOfTelegramForAndroid() {
		TLRPC.TL_contacts_resolvedPeer resolved = new TLRPC.TL_contacts_resolvedPeer();
		resolved.users.add(new TLRPC.TL_user());
		resolved.chats.add(null);
		assertThat(members(resolved)).isEqualTo(List.<Object>copyOf(resolved.users));
	}

	@Test
	void knowsNoMembersOfOtherObjects() {
		assertThat(this.reader.membersOf("text")).isNull();
		assertThat(this.reader.membersOf(new TdApi.Users())).isNull();
		assertThat(this.reader.membersOf(Map.of("a", 1))).isNull();
	}

	@Test
	void refusesWhatAContainerOfTdlibHolds() {
		Object chat = members(new TdApi.UpdateNewChat()).get(0);
		assertThatExceptionOfType(UnreadableObjectException.class).isThrownBy(() -> this.reader.read(chat));
	}

	@Test
	void passesAPromiseOfUsersOnToBeRefused() {
		Object promise = members(new Updates(null, null, Flux.just("u"), null)).get(0);
		assertThatIllegalArgumentException().isThrownBy(() -> this.reader.read(promise))
			.withMessageContaining("pass the value");
	}

	@Test
	void findsTheOthersIfOnePartFails() {
		assertThat(members(new Updates("user", null, failing(), null))).containsExactly("user");
		assertThatExceptionOfType(UnreadableObjectException.class)
			.isThrownBy(() -> members(new Updates(null, null, failing(), null)))
			.withMessageContaining("users")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	private List<Object> members(Object container) {
		Iterable<?> members = this.reader.membersOf(container);
		assertThat(members).isNotNull();
		return List.copyOf((List<?>) members);
	}

	private static Iterable<Object> failing() {
		return () -> new Iterator<>() {

			@Override
			public boolean hasNext() {
				throw new IllegalStateException("secret");
			}

			@Override
			public Object next() {
				return "";
			}

		};
	}

	public record Updates(Object user, Object getChat, Object users, Object chats) {

	}

}
