package io.github.tgsession.integration.interop;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import io.github.tgsession.AuthKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Logins as {@code mtcute_peer.cjs} has them.
 */
final class MtcuteLogin {

	private MtcuteLogin() {
	}

	static Map<String, Object> of(Login login) {
		Map<String, Object> session = new HashMap<>();
		session.put("dc", login.dc());
		session.put("address", login.address());
		session.put("port", login.port());
		session.put("ipv6", login.address() != null && login.isIpv6());
		session.put("test", login.test());
		session.put("key", HexFormat.of().formatHex(login.key().toByteArray()));
		session.put("user", login.user());
		session.put("bot", login.bot());
		if (login.api() != null) {
			session.put("api", login.api());
		}
		return session;
	}

	static Login from(JsonNode session) {
		JsonNode address = present(session, "address");
		JsonNode test = present(session, "test");
		JsonNode api = present(session, "api");
		JsonNode user = present(session, "user");
		JsonNode bot = present(session, "bot");
		return new Login(session.get("dc").asInt(), (address != null) ? address.asString() : null,
				(address != null) ? session.get("port").asInt() : 0, test != null && test.asBoolean(),
				AuthKey.of(HexFormat.of().parseHex(session.get("key").asString())), (api != null) ? api.asInt() : null,
				(user != null) ? user.asLong() : null, (bot != null) ? bot.asBoolean() : null);
	}

	private static @Nullable JsonNode present(JsonNode session, String name) {
		JsonNode value = session.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

}
