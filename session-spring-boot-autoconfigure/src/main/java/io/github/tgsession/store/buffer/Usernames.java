package io.github.tgsession.store.buffer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import io.github.tgsession.EntityRow;
import org.jspecify.annotations.Nullable;

/**
 * The order in which an entity's usernames are given: its own one, then the others.
 */
final class Usernames {

	private Usernames() {
	}

	static List<String> ordered(@Nullable String own, Collection<String> usernames) {
		List<String> result = new ArrayList<>(usernames);
		Collections.sort(result);
		if (own != null && result.remove(own)) {
			result.add(0, own);
		}
		return result;
	}

	static EntityRow with(EntityRow row, Collection<String> usernames) {
		return (usernames.size() == row.usernames().size() && usernames.containsAll(row.usernames())) ? row
				: row.withUsernames(ordered(row.username(), usernames));
	}

	static EntityRow without(EntityRow row, String username) {
		return row.usernames().contains(username)
				? row.withUsernames(row.usernames().stream().filter((known) -> !known.equals(username)).toList()) : row;
	}

}
