package io.github.tgsession.jpa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;

import org.springframework.util.FileSystemUtils;

/**
 * One store per database for all tests of a run, emptied before each use: starting
 * Hibernate takes longer than most tests.
 */
public final class SharedJpaStores {

	private static JpaStoreFixture h2;

	private static JpaStoreFixture sqlite;

	private SharedJpaStores() {
	}

	static synchronized JpaStoreFixture h2() {
		if (h2 == null) {
			h2 = JpaStoreFixture.h2();
		}
		return h2;
	}

	static synchronized JpaStoreFixture sqlite() {
		if (sqlite == null) {
			sqlite = JpaStoreFixture.sqlite(temporaryDirectory());
		}
		return sqlite;
	}

	public static SessionStore emptyH2() {
		return emptied(h2().store());
	}

	public static SessionStore emptySqlite() {
		return emptied(sqlite().store());
	}

	/**
	 * The database of {@link #emptyH2()}.
	 */
	public static JpaStoreFixture emptyH2Fixture() {
		return emptied(h2());
	}

	static JpaStoreFixture emptySqliteFixture() {
		return emptied(sqlite());
	}

	/**
	 * A buffer over an empty store, which its user closes.
	 */
	public static SessionStore buffered(SessionStore store) {
		BufferedSessionStore buffer = new BufferedSessionStore(store, BufferSettings.defaults());
		buffer.start();
		return buffer;
	}

	/**
	 * Deletes all sessions.
	 */
	public static SessionStore emptied(SessionStore store) {
		store.list().forEach((name) -> store.find(name).ifPresent(store::delete));
		return store;
	}

	private static JpaStoreFixture emptied(JpaStoreFixture fixture) {
		emptied(fixture.store());
		return fixture;
	}

	private static Path temporaryDirectory() {
		try {
			Path directory = Files.createTempDirectory("telegram-session-tests");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				sqlite.close();
				FileSystemUtils.deleteRecursively(directory.toFile());
			}));
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
