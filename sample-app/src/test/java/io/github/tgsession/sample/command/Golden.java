package io.github.tgsession.sample.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions that were written by the real libraries. All have the same key.
 */
final class Golden {

	static final String KEY_ID = "c8df57a46e58d132";

	/**
	 * Data centre 2 at 149.154.167.51:443 and the key, as Telethon writes them.
	 */
	static final String TELETHON_STRING = "1ApWapzMBuwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0u"
			+ "LzAxMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpbXF1eX2BhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5"
			+ "ent8fX5_gIGCg4SFhoeIiYqLjI2Oj5CRkpOUlZaXmJmam5ydnp-goaKjpKWmp6ipqqusra6vsLGys7S1tre4ubq7vL2-v8DBwsPE"
			+ "xcbHyMnKy8zNzs_Q0dLT1NXW19jZ2tvc3d7f4OHi4-Tl5ufo6err7O3u7_Dx8vP09fb3-Pn6-_z9_v8=";

	private static final byte[] KEY = new byte[256];

	static {
		for (int i = 0; i < KEY.length; i++) {
			KEY[i] = (byte) i;
		}
	}

	private Golden() {
	}

	static Path file(String name) {
		URL url = Objects.requireNonNull(Golden.class.getResource("/golden/" + name), name);
		try {
			return Path.of(url.toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Path copy(String name, Path directory) throws IOException {
		return Files.copy(file(name), directory.resolve(name));
	}

	/**
	 * Whether a text repeats nothing of the key, in whatever way it is written, and none
	 * of the phone numbers and large access hashes of the files.
	 */
	static void assertNoSecret(String text) {
		assertThat(text).doesNotContainIgnoringCase(HexFormat.of().formatHex(KEY, 100, 108))
			.doesNotContain("3460000")
			.doesNotContain("4558937170388142225");
		for (int start = 99; start < 102; start++) {
			String encoded = Base64.getEncoder().encodeToString(Arrays.copyOfRange(KEY, start, start + 12));
			assertThat(text).doesNotContain(encoded);
		}
	}

}
