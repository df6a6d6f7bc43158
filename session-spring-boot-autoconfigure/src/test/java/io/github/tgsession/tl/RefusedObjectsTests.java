package io.github.tgsession.tl;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;

import io.github.tgsession.lookalike.botapi.Chat;
import io.github.tgsession.lookalike.tdlib.TdApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Refuses what only looks like an object of Telegram's.
 */
class RefusedObjectsTests {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	static List<Object> namesakes() {
		return List.of(new TdApi.User(), new TdApi.Chat(), new Chat(),
				new io.github.tgsession.lookalike.botapi.User(1L, "Ada", false, "ada"), new TextId.User());
	}

	@ParameterizedTest
	@MethodSource("namesakes")
	void refusesObjectsOfTdlibAndTheBotApi(Object namesake) {
		assertThatExceptionOfType(UnreadableObjectException.class).isThrownBy(() -> this.reader.read(namesake))
			.withMessageContaining(namesake.getClass().getName())
			.withMessageContaining("EntityReader");
	}

	static List<Object> promises() {
		return List.of(Mono.just(1), Flux.just(1), CompletableFuture.completedFuture(1), new FutureTask<>(() -> 1),
				new OwnFuture(), (Flow.Publisher<Object>) (subscriber) -> {
				});
	}

	@ParameterizedTest
	@MethodSource("promises")
	void refusesThePromiseOfAnObject(Object promise) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.reader.read(promise))
			.withMessageContaining("pass the value")
			.isNotInstanceOf(UnreadableObjectException.class);
		assertThat(this.reader.membersOf(promise)).isNull();
	}

	@Test
	void refusesAnIdBeyond64BitsWithoutNamingIt() {
		BigInteger id = BigInteger.ONE.shiftLeft(63);
		assertThatExceptionOfType(UnreadableObjectException.class).isThrownBy(() -> this.reader.read(new Big.User(id)))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains("id").doesNotContain(id.toString()));
		assertThat(this.reader.read(new Big.User(id.negate())))
			.isEqualTo(new User(Long.MIN_VALUE, Long.MIN_VALUE, null, null));
	}

	@Test
	void saysWhichAccessorFailedButNotWithWhatValue() {
		for (RuntimeException problem : List.of(new IllegalStateException("secret"), new NullPointerException())) {
			assertThatExceptionOfType(UnreadableObjectException.class)
				.isThrownBy(() -> this.reader.read(new Failing.User(problem)))
				.withNoCause()
				.withMessageContaining("accesshash")
				.withMessageContaining(problem.getClass().getName())
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		}
	}

	@Test
	void doesNotTakeATextForAnAbsentAccessHash() {
		assertThatExceptionOfType(UnreadableObjectException.class)
			.isThrownBy(() -> this.reader.read(new TextHash.User()))
			.withMessageContaining("accesshash");
	}

	public static final class OwnFuture extends CompletableFuture<Object> {

	}

	public static final class TextId {

		public record User(String id, Long accessHash) {

			User() {
				this("1", 2L);
			}

		}

	}

	public static final class TextHash {

		public static final class User {

			public long id = 1;

			public Object accessHash = "7";

		}

	}

	public static final class Big {

		public record User(BigInteger id) {

			public BigInteger accessHash() {
				return this.id;
			}

		}

	}

	public static final class Failing {

		public record User(RuntimeException problem) {

			public long id() {
				return 1;
			}

			public Long accessHash() {
				throw this.problem;
			}

		}

	}

}
