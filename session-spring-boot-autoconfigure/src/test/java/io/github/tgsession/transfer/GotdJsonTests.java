package io.github.tgsession.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import io.github.tgsession.store.DataCenterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link GotdJson}.
 */
class GotdJsonTests {

	private static final String JSON = GoldenStrings.of("gotd_session_json");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"\"Version\":1 | \"Version\":2 | has another version than 1",
			"\"Version\":1 | \"Version\":null | lacks its field Version",
			"\"Version\":1 | \"Version\":1.0 | something other than an integer in its field Version",
			"\"Version\":1 | \"Version\":99999999999999999999 | is no valid JSON, has a field twice or a number out of",
			"\"Version\":1, | \"Version\":1,\"Version\":1, | is no valid JSON, has a field twice",
			"\"DC\":2, | \"DC\":2,\"DC\":3, | is no valid JSON, has a field twice",
			"\"DC\":2, | \"\": 2, | lacks its field DC", "\"DC\":2, | \"DC\":0, | has a data centre outside the range",
			"\"DC\":2, | \"DC\":\"2\", | something other than an integer in its field DC",
			"149.154.167.50:443 | 149.154.167.50 | has an address that does not end with a port",
			"149.154.167.50:443 | 149.154.167.50:0 | has a port outside the range",
			"149.154.167.50:443 | 149.154.167.50:99999 | has a port outside the range",
			"149.154.167.50:443 | :443 | has an address that is no host name",
			"149.154.167.50:443 | ::1:443 | has an IPv6 address without brackets",
			"\"TestMode\":false | \"TestMode\":1 | something other than true or false in its field TestMode",
			"AAECAwQFBgcICQ | AAEC*wQFBgcICQ | something other than base64 in its field AuthKey",
			"AAECAwQFBgcICQ | AAECAwQFBg | has 253 bytes in its field AuthKey where 256 belong",
			"MtFYbqRX38g= | AtFYbqRX38g= | names the key id c8df57a46e58d102, but its key has the id c8df57a46e58d132",
			"MtFYbqRX38g= | AtFYbqRX | has 6 bytes in its field AuthKeyID where 8 belong",
			"\"MtFYbqRX38g=\" | null | lacks its field AuthKeyID",
			"\"Config\":{ | \"Config\":[{}], \"x\":{ | something other than an object for its field Config",
			"\"Salt\":0}} | \"Salt\":0} | has lost its end: it stops after 620 characters",
			"\"Salt\":0}} | \"Salt\":0}}{} | goes on after its last bracket" })
	void jsonThatIsNoSessionIsRefused(String part, String other, String problem) {
		assertThat(JSON).contains(part);
		assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> read(JSON.replace(part, other)))
			.withMessageStartingWith("the gotd session ")
			.withMessageContaining(problem)
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"Version\":1,\"Data\":null}", "{\"Version\":1,\"Data\":{}}",
			"{\"Data\":\"x\",\"Version\":2}" })
	void jsonThatLooksLikeGotdsIsRefused(String json) {
		assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> read(json))
			.withMessageStartingWith("the gotd session ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}", "{\"a\":[1,{\"b\":null}]}", "{{}}", "{\"Version\":1}", "{\"Data\":\"x\"}",
			"{\u0000}" })
	void anyOtherJsonIsNotCalledGotds(String json) {
		assertThatExceptionOfType(TransferProblem.class).isThrownBy(() -> SessionStrings.read(json))
			.withMessage("it is a JSON text, and of those only sessions of gotd are known, which have the fields"
					+ " Version and Data");
	}

	@Test
	void depthIsLimited() {
		String deep = "[".repeat(100_000);
		assertThatExceptionOfType(TransferProblem.class)
			.isThrownBy(() -> read(JSON.replace("\"DCOptions\":null", "\"DCOptions\":" + deep)))
			.withMessageStartingWith("the gotd session is no valid JSON");
	}

	@Test
	void fieldsThatAreNotKnownArePassedOver() {
		assertThat(read(JSON.replace("\"DCOptions\":null", "\"DCOptions\":[{\"ID\":2,\"Secret\":[1,2]}],\"More\":{}")
			.replace("\"Version\":1", "\"More\":[],\"Version\":1"))).isEqualTo(read(JSON));
	}

	@Test
	void jsonMayBeFormatted() {
		assertThat(read("\n" + JSON.replace(",", ",\n\t").replace(":", " : ").replace("50 : 443", "50:443")))
			.isEqualTo(read(JSON));
	}

	@Test
	void paddingMayBeMissing() {
		assertThat(read(JSON.replace("=", ""))).isEqualTo(read(JSON));
	}

	@Test
	void testServersAreSaidByTheConfigurationOrElseByTheAddress() {
		String atTest = JSON.replace("149.154.167.50:443", "149.154.167.40:80");
		assertThat(read(JSON.replace("\"TestMode\":false", "\"TestMode\":true")).login().testMode()).isTrue();
		assertThat(read(atTest).login().testMode()).isFalse();
		assertThat(read(atTest.replace("\"Config\"", "\"Other\"")).login().testMode()).isTrue();
		assertThat(read(JSON.replace("\"Config\"", "\"Other\"")).login().testMode()).isFalse();
	}

	@Test
	void sessionWithoutKeyOrAddressHasNone() {
		Login login = read("{\"Version\":1,\"Data\":{\"DC\":4,\"Addr\":\"\",\"AuthKey\":null,\"AuthKeyID\":null}}")
			.login();
		assertThat(login.dcId()).isEqualTo(4);
		assertThat(login.authKey()).isNull();
		assertThat(login.dataCenter()).isNull();
		assertThat(login.serverSalt()).isNull();
	}

	@Test
	void addressOfIpV6StandsInBrackets() {
		DataCenterRow address = new DataCenterRow(2, KnownDataCenters.MAIN, "2001:67c:4e8:f002::a", 443, 0);
		String json = SessionStrings.write(SessionFormat.GOTD_JSON,
				new Login(2, false, address, null, GoldenStrings.KEY, null, null, null, null));
		assertThat(json).contains("\"Addr\":\"[2001:67c:4e8:f002::a]:443\"");
		assertThat(read(json).login().dataCenter()).isEqualTo(address);
	}

	@Test
	void withoutJacksonTheJsonIsRefusedAndEverythingElseWorks() throws Exception {
		Class<?> strings = new WithoutJackson().loadClass(SessionStrings.class.getName());
		Method read = strings.getDeclaredMethod("read", String.class);
		read.setAccessible(true);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> read.invoke(null, JSON))
				.havingCause()
				.withMessage("reading gotd's JSON needs tools.jackson.core:jackson-core on the class path");
		}
		assertThat(read.invoke(null, GoldenStrings.of("mtcute_v3"))).asString().contains("mtcute session string");
	}

	private static LoginSnapshot read(String json) {
		return SessionStrings.read(json);
	}

	/**
	 * Loads our classes anew, and none of Jackson.
	 */
	private static final class WithoutJackson extends ClassLoader {

		private WithoutJackson() {
			super(GotdJsonTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("tools.jackson.")) {
				throw new ClassNotFoundException(name);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded != null) {
					return loaded;
				}
				return name.startsWith("io.github.tgsession.") ? define(name) : super.loadClass(name, resolve);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (stream == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = stream.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
