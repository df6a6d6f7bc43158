package io.github.tgsession.core;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tgsession.jpa.SharedJpaStores;
import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * A kind of store that recorded cases are replayed on.
 *
 * @param name the name in reports
 * @param opener gives a store with nothing in it
 */
public record GoldenStore(String name, Supplier<? extends SessionStore> opener) {

	static Stream<GoldenStore> all() {
		return Stream.of(new GoldenStore("memory", MemorySessionStore::new),
				new GoldenStore("H2", SharedJpaStores::emptyH2),
				new GoldenStore("SQLite", SharedJpaStores::emptySqlite));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
