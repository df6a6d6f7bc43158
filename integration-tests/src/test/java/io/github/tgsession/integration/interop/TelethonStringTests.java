package io.github.tgsession.integration.interop;

import io.github.tgsession.transfer.SessionFormat;
import org.junit.jupiter.api.Test;

/**
 * Tests session strings against Telethon.
 */
@AskedPeer(Peer.TELETHON)
class TelethonStringTests {

	@Test
	void telethonReadsOurStrings(PeerProcess telethon, Comparison comparison) {
		AddressStrings strings = new AddressStrings(telethon, SessionFormat.TELETHON_STRING);
		try (OwnSessions sessions = new OwnSessions()) {
			Login.all().forEach((login) -> strings.compareReading(sessions, login, comparison));
		}
	}

	@Test
	void stringsOfTelethonAreRead(PeerProcess telethon, Comparison comparison) {
		AddressStrings strings = new AddressStrings(telethon, SessionFormat.TELETHON_STRING);
		try (OwnSessions sessions = new OwnSessions()) {
			Login.all().forEach((login) -> strings.compareWriting(sessions, login, comparison));
		}
	}

}
