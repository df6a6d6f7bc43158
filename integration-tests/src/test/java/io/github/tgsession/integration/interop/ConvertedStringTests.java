package io.github.tgsession.integration.interop;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.tgsession.integration.interop.Tally.Subject;
import io.github.tgsession.transfer.SessionFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests the strings of several libraries against the second opinion of mtcute's
 * converter, as far as that one keeps what the strings hold.
 */
@AskedPeer(Peer.MTCUTE)
class ConvertedStringTests {

	@ParameterizedTest
	@EnumSource
	void converterReadsOurStrings(Library library, PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			library.logins().forEach((login) -> {
				Map<String, String> question = Map.of("library", library.title, "string",
						sessions.write(login, library.format));
				comparison.same(Subject.VALUES, library + ", read", library.part.apply(login),
						MtcuteLogin.from(mtcute.call("parse", question)));
				comparison.string();
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void stringsOfTheConverterAreRead(Library library, PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			library.logins().forEach((login) -> {
				String string = mtcute
					.call("serialize", Map.of("library", library.title, "session", MtcuteLogin.of(login)))
					.asString();
				comparison.same(Subject.VALUES, library + ", written", library.part.apply(login),
						library.part.apply(sessions.read(string)));
				if (library != Library.MTKRUTO) {
					comparison.same(Subject.VALUES, library + ", to the letter", sessions.write(login, library.format),
							string);
				}
				comparison.string();
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void converterMakesStringsOfMtcuteFromOurs(Library library, PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			library.logins().forEach((login) -> {
				Map<String, String> question = Map.of("library", library.title, "string",
						sessions.write(login, library.format));
				String string = mtcute.call("convert_from", question).asString();
				comparison.same(Subject.VALUES, library + " to mtcute", withoutApi(library.part.apply(login), library),
						withoutApi(sessions.read(string), library));
				comparison.string();
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void converterMakesTheSameStringsFromOursOfMtcute(Library library, PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			library.logins().filter((login) -> !login.equals(Login.ofHost())).forEach((login) -> {
				Map<String, Object> question = Map.of("library", library.title, "string",
						sessions.write(login, SessionFormat.MTCUTE_STRING), "api", login.api());
				String string = mtcute.call("convert_to", question).asString();
				comparison.same(Subject.VALUES, "mtcute to " + library, library.part.apply(login),
						library.part.apply(sessions.read(string)));
				comparison.string();
			});
		}
	}

	@Test
	void stringsOfPyrogramWithoutApiIdAreRead(PeerProcess mtcute, Comparison comparison) {
		try (OwnSessions sessions = new OwnSessions()) {
			Login.all().forEach((login) -> {
				Login known = login.withoutApi();
				String string = mtcute
					.call("serialize", Map.of("library", Library.PYROGRAM.title, "session", MtcuteLogin.of(known)))
					.asString();
				comparison.same(Subject.VALUES, "Pyrogram, 64-bit", known.account(), sessions.read(string).account());
				comparison.string();
			});
		}
	}

	/**
	 * A string of mtcute has no api id, and the converter fills in addresses of its own.
	 */
	private static Login withoutApi(Login login, Library library) {
		return library.part.apply(login).withoutApi();
	}

	/**
	 * The libraries that the converter knows, and what it keeps of their strings.
	 */
	enum Library {

		TELETHON("Telethon", SessionFormat.TELETHON_STRING, Login::addressAndKey),

		GRAMJS("Gramjs", SessionFormat.GRAMJS_STRING, Login::addressAndKey),

		PYROGRAM("Pyrogram", SessionFormat.PYROGRAM_STRING, Login::account),

		/**
		 * Of MTKruto's strings the converter reads the beginning, and writes an old form.
		 */
		MTKRUTO("Mtkruto", SessionFormat.MTKRUTO_STRING, (login) -> login.addressAndKey().account());

		private final String title;

		private final SessionFormat format;

		private final UnaryOperator<Login> part;

		Library(String title, SessionFormat format, UnaryOperator<Login> part) {
			this.title = title;
			this.format = format;
			this.part = part;
		}

		private Stream<Login> logins() {
			return (this == GRAMJS) ? Stream.concat(Login.all().stream(), Stream.of(Login.ofHost()))
					: Login.all().stream();
		}

	}

}
