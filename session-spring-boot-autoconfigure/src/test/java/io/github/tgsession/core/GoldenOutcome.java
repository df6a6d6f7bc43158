package io.github.tgsession.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.github.tgsession.EntityNotFoundException;
import io.github.tgsession.SessionStringException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a call came to, here or in the recorded library: a result or an error.
 *
 * @param result the result, if there is no error
 * @param errorType the type of the error, null if there is none
 * @param errorMessage the message of the error
 */
record GoldenOutcome(@Nullable Object result, @Nullable String errorType, String errorMessage) {

	static GoldenOutcome of(@Nullable Object result) {
		return new GoldenOutcome(result, null, "");
	}

	static GoldenOutcome recorded(JsonNode step) {
		if (step.has("error")) {
			return new GoldenOutcome(null, step.get("error").get("type").stringValue(),
					step.get("error").get("message").stringValue());
		}
		return of(GoldenValues.toJava(step.get("result")));
	}

	static GoldenOutcome of(Callable<?> call) {
		try {
			return of(call.call());
		}
		catch (EntityNotFoundException | SessionStringException | IllegalArgumentException | IllegalStateException ex) {
			return new GoldenOutcome(null, ex.getClass().getSimpleName(), String.valueOf(ex.getMessage()));
		}
		catch (Exception ex) {
			return new GoldenOutcome(null, "Unforeseen " + ex.getClass().getName(), String.valueOf(ex.getMessage()));
		}
	}

	boolean isError() {
		return this.errorType != null;
	}

	private boolean isForeseen() {
		return !String.valueOf(this.errorType).startsWith("Unforeseen");
	}

	/**
	 * Whether the entity was not found: in the recorded library a ValueError with a fixed
	 * text.
	 */
	boolean isMiss() {
		return "EntityNotFoundException".equals(this.errorType)
				|| this.errorMessage.startsWith("Could not find input entity with key");
	}

	/**
	 * Whether both came to the same: equal results, both a miss, or both another error.
	 */
	boolean matches(GoldenOutcome other) {
		if (isError() || other.isError()) {
			return isError() && other.isError() && isMiss() == other.isMiss() && isForeseen() && other.isForeseen();
		}
		return same(this.result, other.result);
	}

	static boolean same(@Nullable Object first, @Nullable Object second) {
		if (first instanceof byte[] bytes && second instanceof byte[] others) {
			return Arrays.equals(bytes, others);
		}
		if (first instanceof List<?> list && second instanceof List<?> others) {
			if (list.size() != others.size()) {
				return false;
			}
			for (int i = 0; i < list.size(); i++) {
				if (!same(list.get(i), others.get(i))) {
					return false;
				}
			}
			return true;
		}
		if (first instanceof Map<?, ?> map && second instanceof Map<?, ?> others) {
			return GoldenValues.withoutNulls(map).equals(GoldenValues.withoutNulls(others));
		}
		if (first instanceof Number number && second instanceof Number other && !(first instanceof Double)
				&& !(second instanceof Double)) {
			return number.toString().equals(other.toString());
		}
		return Objects.equals(first, second);
	}

	@Override
	public String toString() {
		return isError() ? this.errorType + ": " + this.errorMessage : (this.result instanceof byte[] bytes)
				? java.util.HexFormat.of().formatHex(bytes) : String.valueOf(this.result);
	}

}
