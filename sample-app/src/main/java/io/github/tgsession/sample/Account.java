package io.github.tgsession.sample;

import java.util.Random;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;

/**
 * A pretended login. The address is reserved for documentation, the key is made from a
 * fixed seed: it opens no account.
 */
final class Account {

	private static final int DC_ID = 2;

	private static final String ADDRESS = "192.0.2.2";

	private static final int PORT = 443;

	private static final SelfUser SELF = new SelfUser(1000010, true);

	private Account() {
	}

	static void logIn(TelegramSession session) {
		byte[] key = new byte[AuthKey.LENGTH];
		new Random(42).nextBytes(key);
		session.setDc(DC_ID, ADDRESS, PORT);
		session.setAuthKey(AuthKey.of(key));
		session.setSelf(SELF);
	}

}
