package io.github.tgsession.transfer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SnapshotIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What a session is, and what became of it on a transfer. Holds no secret: keys appear by
 * their ids.
 *
 * @since 0.1.0
 */
public final class TransferReport {

	private final DetectedFormat source;

	private final @Nullable SessionFormat target;

	private final SnapshotIdentity identity;

	private final Map<SessionPart, Long> carried = new EnumMap<>(SessionPart.class);

	private final Map<SessionPart, Long> notCarried = new EnumMap<>(SessionPart.class);

	private final List<String> notes;

	/**
	 * Makes a report.
	 * @param source what the session was
	 * @param target the format that it has now; null for a session of our own, which
	 * holds everything
	 * @param identity who the session is
	 * @param contents what was there
	 * @param notes what else there is to know
	 */
	TransferReport(DetectedFormat source, @Nullable SessionFormat target, SnapshotIdentity identity,
			Map<SessionPart, Long> contents, List<String> notes) {
		this.source = source;
		this.target = target;
		this.identity = identity;
		this.notes = List.copyOf(notes);
		contents.forEach((part, count) -> {
			boolean leftOut = part == SessionPart.USER_ID && identity.userId() == null
					|| part == SessionPart.BOT && identity.bot() == null;
			boolean held = target == null || target.holds().contains(part);
			if (held || !isImplied(part, identity)) {
				(held && !leftOut ? this.carried : this.notCarried).put(part, count);
			}
		});
	}

	/**
	 * Telegram's own addresses follow from the data centre, and the test servers from
	 * their addresses.
	 */
	private static boolean isImplied(SessionPart part, SnapshotIdentity identity) {
		DataCenterRow address = identity.homeDataCenter(KnownDataCenters.MAIN).orElse(null);
		return switch (part) {
			case SERVER_ADDRESS ->
				address != null && address.equals(KnownDataCenters.find(address.dcId(), identity.testMode()));
			case TEST_MODE -> address != null && KnownDataCenters.isTest(address.address());
			default -> false;
		};
	}

	/**
	 * What the session was.
	 * @return the detected format
	 */
	public DetectedFormat getSource() {
		return this.source;
	}

	/**
	 * The format in which the session was written.
	 * @return the format, null for a session of our own and where nothing was written
	 */
	public @Nullable SessionFormat getTarget() {
		return this.target;
	}

	/**
	 * The id of the home data centre.
	 * @return the id, 0 if none is known
	 */
	public int getDcId() {
		return this.identity.homeDcId();
	}

	/**
	 * The id of the login's key.
	 * @return 16 hexadecimal digits, null if there is no key
	 */
	public @Nullable String getAuthKeyId() {
		return this.identity.homeKey().map(AuthKey::idAsHex).orElse(null);
	}

	/**
	 * The account.
	 * @return the bare user id, null if it is not known
	 */
	public @Nullable Long getUserId() {
		return this.identity.userId();
	}

	/**
	 * What was carried over, or what is there if nothing was written.
	 * @return how many there are of each part that there is
	 */
	public Map<SessionPart, Long> getCarried() {
		return Collections.unmodifiableMap(this.carried);
	}

	/**
	 * What is there but has no place in the target.
	 * @return how many there are of each part
	 */
	public Map<SessionPart, Long> getNotCarried() {
		return Collections.unmodifiableMap(this.notCarried);
	}

	/**
	 * What else there is to know: values that were replaced, rows that were left out.
	 * @return sentences
	 */
	public List<String> getNotes() {
		return this.notes;
	}

	/**
	 * The report for people.
	 * @return lines without line break at the end
	 */
	public String describe() {
		StringBuilder text = new StringBuilder();
		line(text, "Format", this.source.description());
		if (this.target != null) {
			line(text, "Target", this.target.description() + " (" + this.target.id() + ")");
		}
		line(text, "Login", login());
		line(text, "Account", account());
		line(text, (this.target != null) ? "Carried" : "Contents", parts(this.carried));
		if (!this.notCarried.isEmpty()) {
			line(text, "Not carried", parts(this.notCarried));
		}
		this.notes.forEach((note) -> line(text, "Note", note));
		return text.substring(0, text.length() - 1);
	}

	private static void line(StringBuilder text, String title, String content) {
		text.append(String.format("%-13s%s%n", title + ":", content).replace(System.lineSeparator(), "\n"));
	}

	private String login() {
		if (this.identity.homeDcId() == 0) {
			return "none";
		}
		DataCenterRow address = this.identity.homeDataCenter(KnownDataCenters.MAIN).orElse(null);
		return "data centre " + this.identity.homeDcId()
				+ ((address != null) ? " at " + hostAndPort(address.address(), address.port()) : "")
				+ (this.identity.testMode() ? ", test servers" : "")
				+ ((getAuthKeyId() != null) ? ", key id " + getAuthKeyId() : ", no key");
	}

	static String hostAndPort(String host, int port) {
		return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
	}

	private String account() {
		Boolean bot = this.identity.bot();
		return ((this.identity.userId() != null) ? "user id " + this.identity.userId() : "user id not known")
				+ ((bot == null) ? "" : bot ? ", a bot" : ", not a bot")
				+ ((this.identity.apiId() != null) ? ", api id " + this.identity.apiId() : "");
	}

	private static String parts(Map<SessionPart, Long> parts) {
		if (parts.isEmpty()) {
			return "nothing";
		}
		return parts.entrySet()
			.stream()
			.map((entry) -> entry.getKey().describe(entry.getValue()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * The report in one line.
	 */
	@Override
	public String toString() {
		return this.source.description() + ((this.target != null) ? " to " + this.target.description() : "") + ": "
				+ parts(this.carried) + (this.notCarried.isEmpty() ? "" : "; not carried: " + parts(this.notCarried));
	}

}
