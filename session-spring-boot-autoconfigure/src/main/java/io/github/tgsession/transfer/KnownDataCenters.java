package io.github.tgsession.transfer;

import java.util.Map;
import java.util.stream.Stream;

import io.github.tgsession.store.DataCenterRow;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's own addresses, for formats that carry none, and to recognise its test
 * servers in formats that say so by the address only.
 */
final class KnownDataCenters {

	static final int MAIN = 0;

	static final int MEDIA = 1;

	private static final int PRODUCTION_PORT = 443;

	private static final int TEST_PORT = 80;

	private static final Map<Integer, String> PRODUCTION = Map.of(1, "149.154.175.53", 2, "149.154.167.51", 3,
			"149.154.175.100", 4, "149.154.167.91", 5, "91.108.56.130", 203, "91.105.192.100");

	private static final Map<Integer, String> TEST = Map.of(1, "149.154.175.10", 2, "149.154.167.40", 3,
			"149.154.175.117");

	private KnownDataCenters() {
	}

	static @Nullable DataCenterRow find(int dcId, boolean testMode) {
		String address = (testMode ? TEST : PRODUCTION).get(dcId);
		return (address != null) ? new DataCenterRow(dcId, MAIN, address, testMode ? TEST_PORT : PRODUCTION_PORT, 0)
				: null;
	}

	/**
	 * The data centre that has an address, null if it is none of Telegram's.
	 */
	static @Nullable Integer idOf(String address) {
		return Stream.concat(PRODUCTION.entrySet().stream(), TEST.entrySet().stream())
			.filter((entry) -> entry.getValue().equals(address))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	static boolean isTest(String address) {
		return TEST.containsValue(address);
	}

}
