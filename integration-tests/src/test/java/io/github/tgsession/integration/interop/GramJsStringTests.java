package io.github.tgsession.integration.interop;

import java.util.stream.Stream;

import io.github.tgsession.transfer.SessionFormat;
import org.junit.jupiter.api.Test;

/**
 * Tests session strings against GramJS, with addresses and with host names.
 */
@AskedPeer(Peer.GRAMJS)
class GramJsStringTests {

	/**
	 * Strings with addresses of three characters are as long as Telethon's, and GramJS
	 * takes them for such, its own ones too.
	 */
	private static final int CONFUSED_LENGTH = 3;

	@Test
	void gramJsReadsOurStrings(PeerProcess gramJs, Comparison comparison) {
		AddressStrings strings = new AddressStrings(gramJs, SessionFormat.GRAMJS_STRING);
		try (OwnSessions sessions = new OwnSessions()) {
			logins().filter((login) -> login.address().length() > CONFUSED_LENGTH)
				.forEach((login) -> strings.compareReading(sessions, login, comparison));
		}
	}

	@Test
	void stringsOfGramJsAreRead(PeerProcess gramJs, Comparison comparison) {
		AddressStrings strings = new AddressStrings(gramJs, SessionFormat.GRAMJS_STRING);
		try (OwnSessions sessions = new OwnSessions()) {
			logins().forEach((login) -> strings.compareWriting(sessions, login, comparison));
		}
	}

	private static Stream<Login> logins() {
		return Stream.concat(Login.all().stream(), Stream.of(Login.ofHost()));
	}

}
