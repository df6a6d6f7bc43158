package com.example.ownstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.SessionStoreException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A directory with a file for each session. One process at a time has it.
 */
final class SessionFiles implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path directory;

	private final FileChannel lock;

	SessionFiles(Path directory) {
		this.directory = directory;
		try {
			this.lock = lock(Files.createDirectories(directory).resolve("lock"));
		}
		catch (IOException ex) {
			throw new SessionStoreException("The sessions in " + directory + " cannot be opened", ex);
		}
	}

	private static FileChannel lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			if (channel.tryLock() != null) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			// Somebody in this process has it.
		}
		channel.close();
		throw new SessionStoreException("The sessions beside " + file + " are in use: end their user first", null);
	}

	@Override
	public void close() throws IOException {
		this.lock.close();
	}

	List<FileSession> read() {
		List<FileSession> sessions = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.directory, "*.{json,draft}")) {
			for (Path file : files) {
				if (file.toString().endsWith(".draft")) {
					// Of a process that ended while it wrote.
					Files.delete(file);
				}
				else {
					sessions.add(JSON.readValue(Files.readAllBytes(file), FileSession.class));
				}
			}
		}
		catch (IOException | JacksonException ex) {
			throw new SessionStoreException("The sessions in " + this.directory + " cannot be read", ex);
		}
		return sessions;
	}

	/**
	 * Writes a session beside its file and puts it in the place of that at once, so that
	 * there is the old file or the new one, and never half of one.
	 */
	void write(FileSession session) {
		try {
			// Only its owner may read such a file: there are keys in it.
			Path draft = Files.createTempFile(this.directory, "session", ".draft");
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				ByteBuffer content = ByteBuffer.wrap(JSON.writeValueAsBytes(session));
				while (content.hasRemaining()) {
					channel.write(content);
				}
				channel.force(true);
			}
			Files.move(draft, file(session.id()), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException | JacksonException ex) {
			throw new SessionStoreException(
					"The session '" + session.row().name() + "' cannot be written to " + this.directory, ex);
		}
	}

	void delete(long id) {
		try {
			Files.deleteIfExists(file(id));
		}
		catch (IOException ex) {
			throw new SessionStoreException("A session in " + this.directory + " cannot be deleted", ex);
		}
	}

	private Path file(long id) {
		return this.directory.resolve(id + ".json");
	}

}
