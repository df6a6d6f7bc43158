package com.example.ownstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import io.github.tgsession.contract.AbstractAsyncContract;
import io.github.tgsession.contract.AbstractEntityContract;
import io.github.tgsession.contract.AbstractIdentityContract;
import io.github.tgsession.contract.AbstractLifeContract;
import io.github.tgsession.contract.AbstractSnapshotContract;
import io.github.tgsession.contract.AbstractUpdateStateContract;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every store must keep, for a {@link FileSessionStore} below a buffer.
 */
class BufferedFileSessionStoreTests {

	@TempDir
	private Path directory;

	private FileSessionStore files;

	private SessionStore newStore() {
		this.files = new FileSessionStore(this.directory, Clock.systemUTC());
		BufferedSessionStore buffer = new BufferedSessionStore(this.files, BufferSettings.defaults());
		buffer.start();
		return buffer;
	}

	@AfterEach
	void closeFiles() throws IOException {
		this.files.close();
	}

	@Nested
	class Identity extends AbstractIdentityContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class UpdateStates extends AbstractUpdateStateContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Entity extends AbstractEntityContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Snapshot extends AbstractSnapshotContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Life extends AbstractLifeContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

	@Nested
	class Async extends AbstractAsyncContract {

		@Override
		protected SessionStore createStore() {
			return newStore();
		}

	}

}
