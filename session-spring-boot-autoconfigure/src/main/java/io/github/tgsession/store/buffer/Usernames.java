package io.github.tgsession.store.buffer;

import java.util.Collection;

import io.github.tgsession.EntityRow;

/**
 * Gives entities other usernames, and leaves those alone that have them already.
 */
final class Usernames {

	private Usernames() {
	}

	static EntityRow with(EntityRow row, Collection<String> usernames) {
		return (usernames.size() == row.usernames().size() && usernames.containsAll(row.usernames())) ? row
				: row.withOrderedUsernames(usernames);
	}

	static EntityRow without(EntityRow row, String username) {
		return row.usernames().contains(username)
				? row.withUsernames(row.usernames().stream().filter((known) -> !known.equals(username)).toList()) : row;
	}

}
