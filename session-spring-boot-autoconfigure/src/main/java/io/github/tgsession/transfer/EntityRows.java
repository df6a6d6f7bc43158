package io.github.tgsession.transfer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * Makes entities of what files know of them, in the form in which sessions keep them.
 */
final class EntityRows {

	private EntityRows() {
	}

	/**
	 * Makes an entity.
	 * @param usernames the usernames, the first one first
	 * @param seconds when it was seen, in seconds since 1970, null if the file does not
	 * say
	 */
	static EntityRow of(long id, long accessHash, int flags, List<String> usernames, @Nullable String phone,
			@Nullable String name, @Nullable Long seconds) {
		List<String> storable = usernames.isEmpty() ? usernames : storable(usernames);
		return new EntityRow(id, accessHash, flags, storable.isEmpty() ? null : storable.get(0), storable, phone, name,
				null, (seconds != null) ? seconds * 1_000 : 0);
	}

	/**
	 * In lower case, the first one, then the others in order.
	 */
	private static List<String> storable(List<String> usernames) {
		if (usernames.size() == 1) {
			return List.of(usernames.get(0).toLowerCase(Locale.ROOT));
		}
		List<String> distinct = usernames.stream().map((each) -> each.toLowerCase(Locale.ROOT)).distinct().toList();
		return Stream.concat(distinct.stream().limit(1), distinct.stream().skip(1).sorted()).toList();
	}

}
