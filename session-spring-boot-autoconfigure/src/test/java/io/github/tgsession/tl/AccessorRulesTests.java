package io.github.tgsession.tl;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Finds and believes accessors as promised, whatever a compiler or generator does.
 */
class AccessorRulesTests {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	@Test
	void looksUpAClassOnlyOnce() {
		assertThat(ClassModel.of(Shapes.User.class)).isSameAs(ClassModel.of(Shapes.User.class));
		Accessor accessor = ClassModel.of(Shapes.User.class).accessor(Part.ID);
		this.reader.read(new Shapes.User());
		assertThat(ClassModel.of(Shapes.User.class).accessor(Part.ID)).isSameAs(accessor);
	}

	@Test
	void unwrapsOptionals() {
		assertThat(this.reader.read(new Shapes.User()))
			.isEqualTo(new User(1, 2L, true, false, true, "Ada", null, null, List.of(new Username("u", true)), "49"));
	}

	@Test
	void findsMethodsThatAPublicClassHasFromAHiddenOne() {
		assertThat(this.reader.read(new Bridged.User())).isEqualTo(new User(1, 2, null, null));
	}

	@Test
	void takesTheCovariantMethodRatherThanItsBridge() {
		assertThat(ClassModel.of(Covariant.Channel.class).accessor(Part.ID).integral()).isTrue();
		assertThat(this.reader.read(new Covariant.Channel())).isEqualTo(new Channel(1, 2, null, null));
	}

	@Test
	void readsProxies() {
		Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Proxied.Chat.class, Proxied.Channel.class },
				(self, method, arguments) -> method.getName().equals("title") ? "t" : 3L);
		assertThat(this.reader.read(proxy)).isEqualTo(new Channel(3, 3, "t", null));
	}

	@Test
	void asksHasAccessHashFirst() {
		assertThat(this.reader.read(new Primitive.User(true, 0, 0))).isEqualTo(new User(1, 0, null, null));
		assertThat(((User) this.reader.read(new Primitive.User(false, 1, 9))).accessHash()).isNull();
	}

	@Test
	void takesAPrimitiveZeroForAnAbsentHashIfNothingSaysMore() {
		assertThat(((User) this.reader.read(new Plain.User(0))).accessHash()).isNull();
		assertThat(((User) this.reader.read(new Plain.User(-1))).accessHash()).isEqualTo(-1);
	}

	@Test
	void readsMinFromTheFlagsIfThereIsNoAccessor() {
		assertThat(((User) this.reader.read(new Primitive.User(true, 1 << 20, 9))).min()).isTrue();
		assertThat(((User) this.reader.read(new Primitive.User(true, 1 << 12, 9))).min()).isFalse();
	}

	@Test
	void prefersMethodsWithoutPrefixThenGettersThenFields() {
		assertThat(this.reader.read(new Ranked.PeerUser())).isEqualTo(new PeerUser(1));
		assertThat(this.reader.read(new Ranked.PeerChat())).isEqualTo(new PeerChat(2));
	}

	@Test
	void doesNotReachIntoHiddenClasses() {
		assertThatExceptionOfType(UnreadableObjectException.class).isThrownBy(() -> this.reader.read(new Hidden.User()))
			.withMessageContaining("public");
	}

	public static final class Shapes {

		public static final class User {

			public Optional<Integer> id() {
				return Optional.of(1);
			}

			public OptionalLong getAccessHash() {
				return OptionalLong.of(2);
			}

			public Object self() {
				return this;
			}

			public boolean isSelf() {
				return true;
			}

			public Optional<Boolean> isMin() {
				return Optional.of(true);
			}

			public Optional<StringBuilder> getFirst_name() {
				return Optional.of(new StringBuilder("Ada"));
			}

			public Optional<String> lastName() {
				return Optional.empty();
			}

			public Object[] usernames() {
				return new Object[] { Optional.of(Map.of("_", "Username", "username", "u", "active", true)), null,
						Map.of("username", "") };
			}

			public long phone() {
				return 49;
			}

		}

	}

	public static final class Bridged {

		abstract static class Hidden {

			public long id() {
				return 1;
			}

			public long accessHash() {
				return 2;
			}

		}

		public static final class User extends Hidden {

		}

	}

	public static final class Covariant {

		public interface HasId<T> {

			T id();

			Object getAccessHash();

		}

		public static final class Channel implements HasId<Short> {

			@Override
			public Short id() {
				return 1;
			}

			@Override
			public Long getAccessHash() {
				return 2L;
			}

		}

	}

	public static final class Proxied {

		public interface Chat {

			long id();

			String title();

		}

		public interface Channel extends Chat {

			Long accessHash();

		}

	}

	public static final class Primitive {

		public record User(boolean hasAccessHash, int flags, long accessHash) {

			public byte id() {
				return 1;
			}

		}

	}

	public static final class Plain {

		public record User(long accessHash) {

			public int getID() {
				return 1;
			}

		}

	}

	public static final class Ranked {

		public static final class PeerUser {

			public long user_id = 3;

			public long getUserId() {
				return 2;
			}

			public long userId() {
				return 1;
			}

		}

		public static class PeerChatFields {

			public static final long CHAT_ID = 9;

			public long chatId = 3;

			public long getChatId(int ignored) {
				return 8;
			}

		}

		public static final class PeerChat extends PeerChatFields {

			public Long getChatId() {
				return 2L;
			}

		}

	}

	static final class Hidden {

		static final class User {

			public long id = 1;

			public long accessHash = 2;

		}

	}

}
