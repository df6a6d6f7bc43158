package io.github.tgsession.store.buffer;

/**
 * Who has claimed a username, and when.
 *
 * @param id the marked id
 * @param seenAt when it was seen with it, in milliseconds since 1970
 */
record Owner(long id, long seenAt) {

	boolean isLaterThan(Owner other) {
		return (this.seenAt != other.seenAt) ? this.seenAt > other.seenAt : this.id > other.id;
	}

}
