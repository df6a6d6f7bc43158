package io.github.tgsession.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tgsession.store.LeaseHolder;
import org.jspecify.annotations.Nullable;

/**
 * This process as others are told of it, and whether others of the same host have ended.
 * That can be told on Linux only: there a boot of a host and a space of process ids have
 * names that no other ones have.
 */
final class LocalProcess {

	private static final Path PROC = Path.of("/proc");

	private static final Pattern MARK = Pattern
		.compile(".* \\[boot=(?<boot>[^;\\]]+);pids=(?<pids>[^;\\]]+);pid=(?<pid>\\d+);start=(?<start>\\d+)]");

	private static final Pattern HIDING = Pattern.compile("[ ,]hidepid=(?!0|off)");

	private static final int LONGEST_HOST = 100;

	/**
	 * Where the fields after the name of the command are, which may contain anything.
	 */
	private static final int STATE = 0;

	private static final int START_TIME = 19;

	private final Path proc;

	private final long pid;

	private final @Nullable String boot;

	private final @Nullable String pidSpace;

	LocalProcess() {
		this(PROC, ProcessHandle.current().pid());
	}

	LocalProcess(Path proc, long pid) {
		this.proc = proc;
		this.pid = pid;
		this.boot = read(proc.resolve("sys/kernel/random/boot_id"));
		this.pidSpace = readLink(proc.resolve("self/ns/pid"));
	}

	/**
	 * Host and process for people, and in brackets for other processes.
	 */
	String describe() {
		Instant started = ProcessHandle.current()
			.info()
			.startInstant()
			.orElseGet(Instant::now)
			.truncatedTo(ChronoUnit.SECONDS);
		String people = "process " + this.pid + " on host " + hostName() + ", started " + started;
		Optional<String> startTime = fields(this.pid).map((fields) -> fields[START_TIME]);
		if (this.boot == null || this.pidSpace == null || startTime.isEmpty()) {
			return people;
		}
		return people + " [boot=" + this.boot + ";pids=" + this.pidSpace + ";pid=" + this.pid + ";start="
				+ startTime.get() + "]";
	}

	private static String hostName() {
		String name;
		try {
			name = InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			name = "unknown";
		}
		return (name.length() <= LONGEST_HOST) ? name : name.substring(0, LONGEST_HOST);
	}

	/**
	 * Whether a holder was a process of this host that has ended.
	 */
	boolean isGone(LeaseHolder holder) {
		String description = holder.description();
		Matcher mark = MARK.matcher((description != null) ? description : "");
		if (!mark.matches() || !mark.group("boot").equals(this.boot) || !mark.group("pids").equals(this.pidSpace)) {
			return false;
		}
		Path other = this.proc.resolve(mark.group("pid"));
		if (!Files.exists(this.proc.resolve("self/stat")) || hidesProcesses()) {
			return false;
		}
		return fields(Long.parseLong(mark.group("pid")))
			.map((fields) -> !fields[START_TIME].equals(mark.group("start")) || isDead(fields[STATE]))
			.orElseGet(() -> Files.notExists(other));
	}

	/**
	 * Whether processes of other users may be there and not be seen.
	 */
	private boolean hidesProcesses() {
		String mounts = read(this.proc.resolve("self/mountinfo"));
		return mounts == null || mounts.lines()
			.filter((mount) -> mount.contains(" " + this.proc + " "))
			.anyMatch((mount) -> HIDING.matcher(mount).find());
	}

	/**
	 * A process that has ended stays in the list until its parent has taken note.
	 */
	private static boolean isDead(String state) {
		return state.equals("Z") || state.equals("X");
	}

	private Optional<String[]> fields(long process) {
		String stat = read(this.proc.resolve(process + "/stat"));
		int end = (stat != null) ? stat.lastIndexOf(") ") : -1;
		if (stat == null || end < 0) {
			return Optional.empty();
		}
		String[] fields = stat.substring(end + 2).split(" ");
		return (fields.length > START_TIME) ? Optional.of(fields) : Optional.empty();
	}

	private static @Nullable String read(Path file) {
		try {
			String text = Files.readString(file).strip();
			return text.isEmpty() ? null : text;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static @Nullable String readLink(Path link) {
		try {
			return Files.readSymbolicLink(link).toString().replaceAll("[^0-9]", "");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return null;
		}
	}

}
