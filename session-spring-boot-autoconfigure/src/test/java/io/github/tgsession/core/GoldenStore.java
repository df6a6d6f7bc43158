package io.github.tgsession.core;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tgsession.store.MemorySessionStore;
import io.github.tgsession.store.SessionStore;

/**
 * A kind of store that recorded cases are replayed on.
 *
 * @param name the name in reports
 * @param opener opens a fresh store
 */
record GoldenStore(String name, Supplier<Opened> opener) {

	static Stream<GoldenStore> all() {
		return Stream.of(new GoldenStore("memory", () -> new Opened(new MemorySessionStore(), () -> {
		})));
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A fresh store.
	 *
	 * @param store the store
	 * @param closer releases what the store needs
	 */
	record Opened(SessionStore store, Runnable closer) {

	}

}
