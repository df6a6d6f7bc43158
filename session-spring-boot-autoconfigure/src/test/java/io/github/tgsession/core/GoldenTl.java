package io.github.tgsession.core;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.tgsession.tl.TlObject;
import org.jspecify.annotations.Nullable;

/**
 * Our records as the maps in which recorded results are given.
 */
final class GoldenTl {

	private GoldenTl() {
	}

	static @Nullable Object toMap(@Nullable TlObject object) {
		if (object == null) {
			return null;
		}
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("_", object.getClass().getSimpleName());
		for (RecordComponent component : object.getClass().getRecordComponents()) {
			try {
				Object value = component.getAccessor().invoke(object);
				result.put(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
						(value instanceof TlObject nested) ? toMap(nested)
								: (value instanceof Integer number) ? (Object) number.longValue() : value);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return result;
	}

}
