package io.github.tgsession.tl;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Knows classes by their names, once.
 */
class ClassModelTests {

	@Test
	void leavesNothingOnClassesOfTheJdk() {
		assertThat(ClassModel.of(String.class)).isSameAs(ClassModel.of(java.util.ArrayList.class))
			.isSameAs(ClassModel.of(java.sql.Date.class));
		assertThat(ClassModel.of(java.nio.channels.FileChannel.class).kind()).isNull();
	}

	@Test
	void stripsWhatGeneratorsPutAroundNames() {
		for (String name : List.of("a.User", "a.B$TL_user", "TLUser", "ImmutableBaseUser", "a.BaseTLUser",
				"TL_user_layer104", "TL_user_old2", "TL_user_old", "TL_user_layer104_old")) {
			assertThat(TlKind.ofClassName(name)).as(name).isEqualTo(TlKind.USER);
		}
		for (String name : List.of("UserFull", "a.User$Builder", "AbsUser", "TL_updates_state", "TL_messages_chatFull",
				"User_layer104x", "[La.User;", "State", "Base", "TL", "a.User$")) {
			assertThat(TlKind.ofClassName(name)).as(name).isNull();
		}
	}

	@Test
	void knowsTheNearestName() {
		assertThat(ClassModel.of(Nearest.Impl.class).kind()).isEqualTo(TlKind.CHANNEL);
		assertThat(ClassModel.of(Nearest.SubImpl.class).kind()).isEqualTo(TlKind.CHANNEL);
		assertThat(ClassModel.of(Map.class).kind()).isNull();
	}

	public static final class Nearest {

		public interface Channel {

		}

		public static class Chat {

		}

		public static class Middle extends Chat {

		}

		public static class Impl extends Middle implements Channel {

		}

		public static class SubImpl extends Impl {

		}

	}

}
