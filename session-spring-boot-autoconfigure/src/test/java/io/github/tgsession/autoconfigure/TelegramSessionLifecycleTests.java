package io.github.tgsession.autoconfigure;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InOrder;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link TelegramSessionLifecycle}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TelegramSessionLifecycleTests {

	private final TelegramSession session = mock(TelegramSession.class);

	private final TelegramSessions sessions = mock(TelegramSessions.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramSessionAutoConfiguration.class))
		.withPropertyValues("telegram.session.name=my-bot")
		.withBean(TelegramSessions.class, () -> this.sessions);

	TelegramSessionLifecycleTests() {
		given(this.sessions.open("my-bot")).willReturn(this.session);
	}

	@Test
	void pausedContextSavesAndGoesOnWithTheSameSession() {
		this.contextRunner.run((context) -> {
			context.getSourceApplicationContext().stop();
			then(this.session).should().save();
			then(this.session).should(never()).close();
			context.getSourceApplicationContext().start();
			assertThat(context.getBean(TelegramSessionLifecycle.class).isRunning()).isTrue();
			context.getSourceApplicationContext().stop();
			then(this.session).should(times(2)).save();
			then(this.session).should(never()).close();
			then(this.sessions).should().open("my-bot");
		});
		then(this.session).should().close();
	}

	@Test
	void sessionIsSavedAfterEverythingElseHasStopped() {
		SmartLifecycle client = mock(SmartLifecycle.class);
		given(client.isRunning()).willReturn(true);
		given(client.getPhase()).willReturn(-1000);
		willAnswer((call) -> {
			call.getArgument(0, Runnable.class).run();
			return null;
		}).given(client).stop(any());
		this.contextRunner.withBean(SmartLifecycle.class, () -> client)
			.run((context) -> context.getSourceApplicationContext().stop());
		InOrder order = inOrder(client, this.session);
		order.verify(client).stop(any());
		order.verify(this.session).save();
	}

	@Test
	void sessionThatTheApplicationHasClosedIsNoTrouble(CapturedOutput output) {
		willThrow(new IllegalStateException("closed")).given(this.session).save();
		this.contextRunner.run((context) -> context.getSourceApplicationContext().stop());
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void failureToSaveIsLoggedAndDelaysNothing(CapturedOutput output) {
		willThrow(new UnsupportedOperationException("database away")).given(this.session).save();
		long start = System.nanoTime();
		this.contextRunner.run((context) -> context.getSourceApplicationContext().stop());
		assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
		assertThat(output).contains("telegramSessionLifecycle").contains("database away");
	}

}
