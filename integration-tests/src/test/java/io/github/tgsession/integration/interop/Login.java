package io.github.tgsession.integration.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SelfUser;
import io.github.tgsession.TelegramSession;
import org.jspecify.annotations.Nullable;

/**
 * A login, as session strings hold it.
 */
record Login(int dc, @Nullable String address, int port, boolean test, AuthKey key, @Nullable Integer api,
		@Nullable Long user, @Nullable Boolean bot) {

	private static final int API = 12345;

	/**
	 * Logins that differ in all that strings can get wrong: lengths of addresses, signs
	 * of numbers, runs of zeros in keys.
	 */
	static List<Login> all() {
		List<Login> logins = new ArrayList<>();
		logins.add(production(1, "149.154.175.53", 443, counting(), 123456789L, false));
		logins.add(production(2, "149.154.167.51", 443, random(2), 1L, true));
		logins.add(production(3, "149.154.175.100", 443, random(3), 4_294_967_296L, false));
		logins.add(production(4, "149.154.167.91", 443, zeros(0, 40), 2_147_483_648L, true));
		logins.add(production(5, "91.108.56.130", 443, zeros(216, 256), 7_777_777_777L, false));
		logins.add(production(5, "1.2.3.4", 80, zeros(1, 255), 4_294_967_295L, true));
		logins.add(production(2, "255.255.255.255", 5222, filled(255), 9_007_199_254_740_991L, false));
		logins.add(production(2, "0.0.0.0", 1, filled(1), 1_099_511_627_776L, true));
		logins.add(production(2, "2001:67c:4e8:f002::a", 443, random(9), 123456789L, false));
		logins.add(production(4, "2001:67c:4e8:f004::a", 5222, counting(), 5_000_000_000L, true));
		logins.add(production(1, "2001:db8:1:2:3:4:5:6", 443, random(11), 42L, false));
		logins.add(production(3, "::1", 443, random(12), 43L, false));
		logins.add(production(3, "fe80::", 443, random(13), 44L, false));
		logins.add(test(1, "149.154.175.10", 80));
		logins.add(test(2, "149.154.167.40", 443));
		logins.add(test(3, "149.154.175.117", 80));
		return logins;
	}

	/**
	 * A host name instead of an address, as clients in browsers have it.
	 */
	static Login ofHost() {
		return production(2, "venus.web.telegram.org", 443, counting(), 123456789L, false);
	}

	private static Login production(int dc, String address, int port, AuthKey key, long user, boolean bot) {
		return new Login(dc, address, port, false, key, API + dc, user, bot);
	}

	private static Login test(int dc, String address, int port) {
		return new Login(dc, address, port, true, random(100 + dc), Integer.MAX_VALUE, 123456789L, dc == 2);
	}

	/**
	 * Puts the login into an empty session.
	 */
	void putInto(TelegramSession session) {
		session.setTestMode(this.test);
		session.setDc(this.dc, this.address, this.port);
		session.setAuthKey(this.key);
		session.setApiId(this.api);
		session.setSelf((this.user != null) ? new SelfUser(this.user, Boolean.TRUE.equals(this.bot)) : null);
	}

	static Login of(TelegramSession session) {
		SelfUser self = session.getSelf();
		return new Login(session.getDcId(), session.getServerAddress(), session.getPort(), session.isTestMode(),
				session.getAuthKey(), session.getApiId(), (self != null) ? self.userId() : null,
				(self != null) ? self.bot() : null);
	}

	boolean isIpv6() {
		return this.address.contains(":");
	}

	/**
	 * What a format holds that knows the home data centre, its address and its key.
	 */
	Login addressAndKey() {
		return new Login(this.dc, this.address, this.port, this.test, this.key, null, null, null);
	}

	/**
	 * What a format holds that knows no addresses.
	 */
	Login account() {
		return new Login(this.dc, null, 0, this.test, this.key, this.api, this.user, this.bot);
	}

	Login withoutApi() {
		return new Login(this.dc, this.address, this.port, this.test, this.key, null, this.user, this.bot);
	}

	private static AuthKey counting() {
		byte[] bytes = new byte[AuthKey.LENGTH];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		return AuthKey.of(bytes);
	}

	private static AuthKey filled(int value) {
		byte[] bytes = new byte[AuthKey.LENGTH];
		Arrays.fill(bytes, (byte) value);
		return AuthKey.of(bytes);
	}

	private static AuthKey zeros(int from, int to) {
		byte[] bytes = random(from).toByteArray();
		Arrays.fill(bytes, from, to, (byte) 0);
		return AuthKey.of(bytes);
	}

	private static AuthKey random(int seed) {
		byte[] bytes = new byte[AuthKey.LENGTH];
		new Random(seed).nextBytes(bytes);
		return AuthKey.of(bytes);
	}

}
