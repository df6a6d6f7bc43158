package io.github.tgsession.store;

import org.jspecify.annotations.Nullable;

/**
 * Who has a lease.
 *
 * @param nodeId the id of the process
 * @param description who that is, for people, and in brackets at the end for other
 * processes; null if it is not known
 * @param since when it took the lease, by the clock of the store, in milliseconds since
 * 1970; null if it is not known
 * @param until until when it is known to be alive, by the clock of the store, in
 * milliseconds since 1970
 * @since 0.1.0
 */
public record LeaseHolder(String nodeId, @Nullable String description, @Nullable Long since, long until) {

	/**
	 * Who that is, for people.
	 * @return the description without what is for processes
	 */
	public String who() {
		if (this.description == null) {
			return "node " + this.nodeId;
		}
		int brackets = this.description.indexOf(" [");
		return (brackets > 0) ? this.description.substring(0, brackets) : this.description;
	}

}
