package io.github.tgsession.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Properties of reading and writing any string and any login.
 */
class SessionStringsFuzzTests {

	private static final String SEED = "20261123";

	/**
	 * Strings that are read under one limit of time.
	 */
	private static final int BATCH = 1000;

	/**
	 * What no message may repeat of its input.
	 */
	private static final int ECHO = 12;

	/**
	 * A thousand strings take some milliseconds: only what hangs takes longer.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(60);

	@Provide
	Arbitrary<List<String>> mutatedStrings() {
		return Arbitraries.randomValue((random) -> {
			StringMutator mutator = new StringMutator(random);
			List<String> strings = new ArrayList<>(BATCH);
			for (int i = 0; i < BATCH; i++) {
				strings.add(mutator.next());
			}
			return strings;
		});
	}

	@Property(tries = 1_000_000 / BATCH, seed = SEED, generation = GenerationMode.RANDOMIZED,
			edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
	void everyStringIsReadOrRefusedInWordsOfOurOwn(@ForAll("mutatedStrings") List<String> strings) {
		assertTimeoutPreemptively(LIMIT, () -> strings.forEach(SessionStringsFuzzTests::read));
	}

	private static void read(String string) {
		try {
			assertThat(SessionStrings.read(string).login().dcId()).isPositive();
		}
		catch (TransferProblem ex) {
			String message = ex.getMessage();
			if (echoes(message, string)) {
				fail("The message repeats its input: " + message);
			}
		}
		catch (RuntimeException ex) {
			fail("Cannot cope with " + string, ex);
		}
	}

	/**
	 * Of every twelve characters one half, counted from the beginning, is within them, so
	 * that looking for halves is enough to know where to look closer.
	 */
	private static boolean echoes(String message, String string) {
		int half = ECHO / 2;
		for (int i = 0; i + half <= string.length(); i += half) {
			if (message.contains(string.substring(i, i + half))) {
				for (int j = Math.max(0, i - half); j <= i && j + ECHO <= string.length(); j++) {
					if (message.contains(string.substring(j, j + ECHO))) {
						return true;
					}
				}
			}
		}
		return false;
	}

	@Provide
	Arbitrary<Login> logins() {
		return Arbitraries.randomValue(SessionStringsFuzzTests::login);
	}

	private static Login login(Random random) {
		byte[] key = new byte[AuthKey.LENGTH];
		random.nextBytes(key);
		int zeros = random.nextInt(8) == 0 ? random.nextInt(AuthKey.LENGTH) : 0;
		int from = random.nextInt(AuthKey.LENGTH - zeros);
		for (int i = from; i < from + zeros; i++) {
			key[i] = 0;
		}
		int dcId = random.nextBoolean() ? 1 + random.nextInt(5) : 1 + random.nextInt(255);
		byte[] ip = new byte[random.nextBoolean() ? 4 : 16];
		random.nextBytes(ip);
		DataCenterRow main = new DataCenterRow(dcId, KnownDataCenters.MAIN, IpAddresses.format(ip),
				1 + random.nextInt(0xffff), 0);
		DataCenterRow media = random.nextBoolean() ? null : new DataCenterRow(dcId, KnownDataCenters.MEDIA,
				IpAddresses.format(ip), 1 + random.nextInt(0xffff), random.nextBoolean() ? Login.MEDIA_ONLY : 0);
		return new Login(dcId, random.nextBoolean(), main, media, AuthKey.of(key),
				1 + random.nextInt(Integer.MAX_VALUE - 1), 1 + (random.nextLong() >>> 1 + random.nextInt(40)),
				random.nextBoolean(), random.nextLong() | 1);
	}

	@Property(tries = 20_000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
	void whatIsWrittenIsRecognisedByOneFormatAndReadAgain(@ForAll("logins") Login login) {
		for (StringFormat format : SessionStrings.FORMATS) {
			String string = format.write(login);
			assertThat(SessionStrings.FORMATS.stream().filter((any) -> SessionStrings.recognises(any, string)))
				.containsExactly(format);
			Login read = SessionStrings.read(string).login();
			assertThat(read).isEqualTo(held(login, format.format(), read.testMode()));
			assertThat(format.write(completed(read, login))).isEqualTo(string);
		}
	}

	/**
	 * What is left of a login in a format.
	 */
	private static Login held(Login login, SessionFormat format, boolean testMode) {
		boolean address = format.holds().contains(SessionPart.SERVER_ADDRESS);
		boolean user = format.holds().contains(SessionPart.USER_ID);
		return new Login(login.dcId(), format.holds().contains(SessionPart.TEST_MODE) ? login.testMode() : testMode,
				address ? login.dataCenter() : null,
				format.holds().contains(SessionPart.MEDIA_ADDRESS) ? login.mediaDataCenter() : null, login.authKey(),
				format.holds().contains(SessionPart.API_ID) ? login.apiId() : null, user ? login.userId() : null,
				user ? login.bot() : null,
				format.holds().contains(SessionPart.SERVER_SALT) ? login.serverSalt() : null);
	}

	private static Login completed(Login read, Login login) {
		return new Login(read.dcId(), read.testMode(), read.dataCenter(), read.mediaDataCenter(), read.authKey(),
				login.apiId(), login.userId(), login.bot(), read.serverSalt());
	}

}
