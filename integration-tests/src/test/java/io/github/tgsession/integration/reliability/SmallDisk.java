package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * A file system of a few megabytes in memory, which can be filled up. Only root may mount
 * it; without, the test is skipped.
 */
final class SmallDisk implements AutoCloseable, Trouble {

	private final Path directory;

	private SmallDisk(Path directory) {
		this.directory = directory;
	}

	/**
	 * Mounts a disk.
	 * @param directory where, which is made
	 * @param megabytes its size
	 * @return the disk
	 */
	static SmallDisk mount(Path directory, int megabytes) throws IOException, InterruptedException {
		Files.createDirectories(directory);
		Assumptions.assumeTrue(
				run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "tmpfs", directory.toString()),
				"A file system can be mounted");
		return new SmallDisk(directory);
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	Path directory() {
		return this.directory;
	}

	private Path ballast() {
		return this.directory.resolve("ballast");
	}

	/**
	 * Fills the disk up to its last byte.
	 */
	@Override
	public void begin() throws IOException {
		byte[] page = new byte[512];
		try (OutputStream ballast = Files.newOutputStream(ballast())) {
			while (true) {
				ballast.write(page);
			}
		}
		catch (IOException ex) {
			if (Files.getFileStore(this.directory).getUsableSpace() > 0) {
				throw ex;
			}
		}
	}

	@Override
	public void end() throws IOException {
		Files.delete(ballast());
	}

	@Override
	public boolean isTotal() {
		return false;
	}

	@Override
	public void close() throws InterruptedException {
		run("umount", "-l", this.directory.toString());
	}

}
