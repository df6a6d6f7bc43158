package io.github.tgsession.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.tgsession.store.LeaseHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link LocalProcess}, over a made-up list of processes and over the real one.
 */
class LocalProcessTests {

	private static final String BOOT = "3f2c0e6a-1111-4222-8333-944444444444";

	@TempDir
	private Path proc;

	@BeforeEach
	void describeHost() throws IOException {
		Files.createDirectories(this.proc.resolve("sys/kernel/random"));
		Files.writeString(this.proc.resolve("sys/kernel/random/boot_id"), BOOT + "\n");
		Files.createDirectories(this.proc.resolve("self/ns"));
		Files.createSymbolicLink(this.proc.resolve("self/ns/pid"), Path.of("pid:[4026531836]"));
		Files.writeString(this.proc.resolve("self/stat"), stat(10, "S", 100));
		Files.writeString(this.proc.resolve("self/mountinfo"), mount("rw"));
		process(10, "S", 100);
	}

	private String mount(String options) {
		return "22 27 0:21 / " + this.proc + " rw,nosuid,nodev,noexec,relatime shared:12 - proc proc " + options + "\n";
	}

	@Test
	void whereProcessesOfOthersAreHiddenNobodyIsGone() throws IOException {
		process(20, "S", 200);
		LeaseHolder holder = holder(here(20).describe());
		Files.delete(this.proc.resolve("20/stat"));
		Files.delete(this.proc.resolve("20"));
		Files.writeString(this.proc.resolve("self/mountinfo"), mount("rw,hidepid=invisible"));
		assertThat(here(10).isGone(holder)).isFalse();
		Files.writeString(this.proc.resolve("self/mountinfo"), mount("rw,hidepid=0"));
		assertThat(here(10).isGone(holder)).isTrue();
	}

	private void process(long pid, String state, long start) throws IOException {
		Files.createDirectories(this.proc.resolve(String.valueOf(pid)));
		Files.writeString(this.proc.resolve(pid + "/stat"), stat(pid, state, start));
	}

	private static String stat(long pid, String state, long start) {
		return pid + " (a (strange) name) " + state + " 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 1 0 " + start
				+ " 12345 678 18446744073709551615\n";
	}

	private LocalProcess here(long pid) {
		return new LocalProcess(this.proc, pid);
	}

	private static LeaseHolder holder(String description) {
		return new LeaseHolder("node", description, null, Long.MAX_VALUE);
	}

	@Test
	void aRunningProcessIsNotGone() throws IOException {
		process(20, "S", 200);
		LeaseHolder holder = holder(here(20).describe());
		assertThat(here(10).isGone(holder)).isFalse();
	}

	@Test
	void aProcessThatIsStoppedIsNotGone() throws IOException {
		process(20, "T", 200);
		assertThat(here(10).isGone(holder(here(20).describe()))).isFalse();
	}

	@Test
	void aProcessThatIsNotInTheListIsGone() throws IOException {
		process(20, "S", 200);
		LeaseHolder holder = holder(here(20).describe());
		Files.delete(this.proc.resolve("20/stat"));
		Files.delete(this.proc.resolve("20"));
		assertThat(here(10).isGone(holder)).isTrue();
	}

	@Test
	void aProcessWhoseNumberBelongsToAnotherOneIsGone() throws IOException {
		process(20, "S", 200);
		LeaseHolder holder = holder(here(20).describe());
		process(20, "S", 900);
		assertThat(here(10).isGone(holder)).isTrue();
	}

	@Test
	void aProcessThatHasEndedButIsStillListedIsGone() throws IOException {
		process(20, "S", 200);
		LeaseHolder holder = holder(here(20).describe());
		process(20, "Z", 200);
		assertThat(here(10).isGone(holder)).isTrue();
	}

	@Test
	void ofProcessesOfAnotherBootOrSpaceNothingIsKnown() throws IOException {
		process(20, "S", 200);
		String description = here(20).describe();
		Files.delete(this.proc.resolve("20/stat"));
		Files.delete(this.proc.resolve("20"));
		assertThat(here(10).isGone(holder(description.replace("3f2c", "aaaa")))).isFalse();
		assertThat(here(10).isGone(holder(description.replace("pids=4026531836", "pids=4026539999")))).isFalse();
		assertThat(here(10).isGone(holder("somebody"))).isFalse();
		assertThat(here(10).isGone(new LeaseHolder("node", null, null, 0))).isFalse();
	}

	@Test
	void peopleAreSpokenToWithoutBrackets() {
		assertThat(holder(here(10).describe()).who()).startsWith("process 10 on host ").doesNotContain("boot");
		assertThat(new LeaseHolder("n1", null, null, 0).who()).isEqualTo("node n1");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aRealProcessIsGoneWhenItHasEnded() throws Exception {
		Process child = new ProcessBuilder("sleep", "60").start();
		LeaseHolder holder;
		try {
			holder = holder(new LocalProcess(Path.of("/proc"), child.pid()).describe());
			assertThat(new LocalProcess().isGone(holder)).isFalse();
		}
		finally {
			child.destroyForcibly().waitFor();
		}
		assertThat(new LocalProcess().isGone(holder)).isTrue();
		assertThat(new LocalProcess().isGone(holder(new LocalProcess().describe()))).isFalse();
	}

}
