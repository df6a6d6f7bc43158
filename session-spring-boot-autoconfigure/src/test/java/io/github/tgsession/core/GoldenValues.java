package io.github.tgsession.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The values of recorded cases as Java objects: an object of Telegram as a map with
 * {@code "_"}, bytes as {@code byte[]}, a date as its seconds, a tuple as a list.
 */
final class GoldenValues {

	private GoldenValues() {
	}

	static @Nullable Object toJava(@Nullable JsonNode node) {
		if (node == null || node.isNull() || node.isMissingNode()) {
			return null;
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		if (node.isIntegralNumber()) {
			BigInteger value = node.bigIntegerValue();
			return (value.bitLength() < 64) ? (Object) value.longValue() : value;
		}
		if (node.isNumber()) {
			return node.doubleValue();
		}
		if (node.isString()) {
			return node.stringValue();
		}
		if (node.isArray()) {
			List<@Nullable Object> result = new ArrayList<>();
			node.forEach((element) -> result.add(toJava(element)));
			return result;
		}
		if (node.has("$bytes")) {
			return HexFormat.of().parseHex(node.get("$bytes").stringValue());
		}
		if (node.has("$date")) {
			return new BigDecimal(node.get("$date").asString()).intValue();
		}
		if (node.has("$tuple")) {
			return toJava(node.get("$tuple"));
		}
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		node.properties().forEach((property) -> result.put(property.getKey(), toJava(property.getValue())));
		return result;
	}

	static List<@Nullable Object> arguments(JsonNode testCase) {
		List<@Nullable Object> result = new ArrayList<>();
		testCase.get("args").forEach((argument) -> result.add(toJava(argument)));
		return result;
	}

	/**
	 * Whether a predicate holds for a value or for anything in it.
	 */
	static boolean anywhere(@Nullable Object value, Predicate<@Nullable Object> predicate) {
		if (predicate.test(value)) {
			return true;
		}
		if (value instanceof List<?> list) {
			return list.stream().anyMatch((element) -> anywhere(element, predicate));
		}
		return value instanceof Map<?, ?> map
				&& map.values().stream().anyMatch((element) -> anywhere(element, predicate));
	}

	/**
	 * A map without the entries whose value is null: an absent field is null.
	 */
	static Map<String, Object> withoutNulls(Map<?, ?> map) {
		Map<String, Object> result = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			if (value != null) {
				result.put((String) key, (value instanceof Map<?, ?> nested) ? withoutNulls(nested) : value);
			}
		});
		return result;
	}

}
