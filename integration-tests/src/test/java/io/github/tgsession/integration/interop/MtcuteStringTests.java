package io.github.tgsession.integration.interop;

import java.util.List;
import java.util.Map;

import io.github.tgsession.integration.interop.Tally.Subject;
import io.github.tgsession.transfer.SessionConverter;
import io.github.tgsession.transfer.SessionFormat;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.TransferOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Tests the strings of mtcute itself against mtcute.
 */
@AskedPeer(Peer.MTCUTE)
class MtcuteStringTests {

	private static final SessionFormat FORMAT = SessionFormat.MTCUTE_STRING;

	@Test
	void mtcuteReadsOurStrings(PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			for (Login login : Login.all()) {
				JsonNode theirs = mtcute.call("read_string", Map.of("string", sessions.write(login, FORMAT)));
				comparison.same(Subject.VALUES, "mtcute-string", login.withoutApi(), MtcuteLogin.from(theirs));
				comparison.same(Subject.VALUES, "IPv6", login.isIpv6(), theirs.get("ipv6").asBoolean());
				comparison.same(Subject.VALUES, "media", true, theirs.get("mediaAddress").isNull());
				comparison.string();
			}
		}
	}

	@Test
	void stringsOfMtcuteAreRead(PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			for (Login login : Login.all()) {
				String string = write(mtcute, login, null);
				comparison.same(Subject.VALUES, "mtcute-string", login.withoutApi(), sessions.read(string));
				comparison.same(Subject.VALUES, "mtcute-string, to the letter", sessions.write(login, FORMAT), string);
				comparison.string();
			}
		}
	}

	@Test
	void stringsWithoutAccountStayTheSame(PeerProcess mtcute, Comparison comparison) {
		for (Login login : Login.all()) {
			staysTheSame(write(mtcute, login.addressAndKey(), null), comparison);
		}
	}

	@Test
	void stringsWithDataCentreForMediaStayTheSame(PeerProcess mtcute, Comparison comparison) {
		for (Login login : Login.all()) {
			for (String media : login.isIpv6() ? List.of("2001:67c:4e8:f002::b", "::2")
					: List.of("149.154.167.222", "1.1.1.1")) {
				staysTheSame(write(mtcute, login, media), comparison);
			}
		}
	}

	private static void staysTheSame(String string, Comparison comparison) {
		String converted = new SessionConverter()
			.convertToString(SessionSource.ofString(string), FORMAT, TransferOptions.defaults())
			.value();
		comparison.same(Subject.VALUES, "mtcute-string, to the letter", converted, string);
		comparison.string();
	}

	private static String write(PeerProcess mtcute, Login login, @Nullable String media) {
		Map<String, Object> session = MtcuteLogin.of(login);
		session.put("mediaAddress", media);
		session.put("mediaPort", 8443);
		return mtcute.call("write_string", Map.of("session", session)).asString();
	}

}
