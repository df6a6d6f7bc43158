package io.github.tgsession.integration.interop;

import java.util.HexFormat;
import java.util.Map;

import io.github.tgsession.AuthKey;
import io.github.tgsession.integration.interop.Tally.Subject;
import io.github.tgsession.transfer.SessionFormat;
import tools.jackson.databind.JsonNode;

/**
 * Strings of an address and a key, as Telethon and GramJS have them, in both directions.
 */
final class AddressStrings {

	private final PeerProcess peer;

	private final SessionFormat format;

	AddressStrings(PeerProcess peer, SessionFormat format) {
		this.peer = peer;
		this.format = format;
	}

	/**
	 * The peer reads what is written here.
	 */
	void compareReading(OwnSessions sessions, Login login, Comparison comparison) {
		String string = sessions.write(login, this.format);
		JsonNode theirs = this.peer.call("read_string", Map.of("string", string));
		String what = this.format.id() + " of " + login.address();
		comparison.same(Subject.VALUES, what + ", data centre", login.dc(), theirs.get("dc").asInt());
		comparison.same(Subject.VALUES, what + ", address", login.address(), theirs.get("address").asString());
		comparison.same(Subject.VALUES, what + ", port", login.port(), theirs.get("port").asInt());
		comparison.same(Subject.VALUES, what + ", key", login.key(),
				AuthKey.of(HexFormat.of().parseHex(theirs.get("key").asString())));
		comparison.string();
	}

	/**
	 * What the peer writes is read here, and is what would be written here.
	 */
	void compareWriting(OwnSessions sessions, Login login, Comparison comparison) {
		String string = this.peer.call("write_string", Map.of("dc", login.dc(), "address", login.address(), "port",
				login.port(), "key", HexFormat.of().formatHex(login.key().toByteArray())))
			.asString();
		String what = this.format.id() + " of " + login.address();
		comparison.same(Subject.VALUES, what, login.addressAndKey(), sessions.read(string));
		comparison.same(Subject.VALUES, what + ", to the letter", sessions.write(login, this.format), string);
		comparison.string();
	}

}
