package io.github.tgsession.integration;

import java.util.stream.Stream;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.SessionStore;

/**
 * A kind of store on a server.
 *
 * @param server the server
 * @param buffered whether a buffer is over it
 */
record ServerStore(StoreServer server, boolean buffered) {

	static Stream<ServerStore> all() {
		return StoreServer.available()
			.flatMap((server) -> Stream.of(new ServerStore(server, false), new ServerStore(server, true)));
	}

	/**
	 * The store with nothing in it, to be closed if it can be closed.
	 */
	SessionStore empty() {
		SessionStore store = this.server.emptyStore();
		return this.buffered ? SharedJpaStores.buffered(store) : store;
	}

	@Override
	public String toString() {
		return this.buffered ? "buffer over " + this.server : this.server.name();
	}

}
