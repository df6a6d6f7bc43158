package io.github.tgsession.integration;

import java.util.List;

import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.jpa.entity.TelegramPeerEntity;
import io.github.tgsession.jpa.repository.TelegramAuthKeyRepository;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.jpa.repository.TelegramUpdateStateRepository;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.User;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uses a session with everything that it keeps, and looks whether it is there.
 */
final class UsedSession {

	static final User ALICE = new User(5, 77L, false, false, false, "Alice", "Doe", "alice", List.of(),
			KnownLogin.PHONE);

	private static final byte[] MD5 = new byte[16];

	private UsedSession() {
	}

	static void use(ApplicationContext context) {
		TelegramSession session = context.getBean(TelegramSession.class);
		session.setDc(2, "149.154.167.51", 443);
		session.setAuthKey(KnownLogin.KEY);
		session.setSelf(new SelfUser(4, true));
		session.setApiId(611335);
		session.setTakeoutId(8L);
		session.setAttribute("salts", new byte[] { 1, 2 });
		assertThat(session.processEntities(List.of(ALICE))).isTrue();
		session.setUpdateState(0, new UpdateState(10, 20, 30, 40));
		session.cacheFile(MD5, 1024, new InputDocument(1, 2, new byte[] { 3 }));
		session.save();
	}

	static void check(ApplicationContext context) {
		TelegramSession session = context.getBean(TelegramSession.class);
		assertThat(session.getName()).isEqualTo(Applications.NAME);
		assertThat(session.getDcId()).isEqualTo(2);
		assertThat(session.getAuthKey()).isEqualTo(KnownLogin.KEY);
		assertThat(session.toSessionString()).isEqualTo(KnownLogin.STRING);
		assertThat(session.getSelf()).isEqualTo(new SelfUser(4, true));
		assertThat(session.getApiId()).isEqualTo(611335);
		assertThat(session.getTakeoutId()).isEqualTo(8L);
		assertThat(session.findAttribute("salts")).hasValue(new byte[] { 1, 2 });
		assertThat(session.getInputEntity("@alice")).isEqualTo(new InputPeerUser(5, 77));
		assertThat(session.getInputEntity("+" + KnownLogin.PHONE)).isEqualTo(new InputPeerUser(5, 77));
		assertThat(session.getUpdateState(0)).isEqualTo(new UpdateState(10, 20, 30, 40));
		assertThat(session.findFile(MD5, 1024, InputDocument.class)).map(InputDocument::id).hasValue(1L);
	}

	/**
	 * Looks at the rows through the repositories that the application may inject.
	 * @param context the application
	 */
	static void checkRows(ApplicationContext context) {
		context.getBean(TelegramSession.class).save();
		long id = context.getBean(TelegramSessionRepository.class).findByName(Applications.NAME).orElseThrow().getId();
		TelegramPeerRepository peers = context.getBean(TelegramPeerRepository.class);
		assertThat(peers.countBySessionId(id)).isEqualTo(1);
		assertThat(peers.findById(new TelegramPeerEntity.Key(id, 5))).map(TelegramPeerEntity::getAccessHash)
			.hasValue(77L);
		assertThat(peers.findByActiveUsername(id, "alice")).map(TelegramPeerEntity::getName).hasValue("Alice Doe");
		assertThat(peers.findBySessionIdAndEntityId(id, 5)).map(TelegramPeerRepository.Display::getUsername)
			.hasValue("alice");
		assertThat(context.getBean(TelegramUpdateStateRepository.class)).isNotNull();
		assertThat(context.getBean(TelegramAuthKeyRepository.class)).isNotNull();
	}

}
