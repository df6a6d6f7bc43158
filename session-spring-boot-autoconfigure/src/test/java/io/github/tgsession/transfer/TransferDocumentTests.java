package io.github.tgsession.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of {@code docs/transfer.md} are those of the code.
 */
class TransferDocumentTests {

	private static final SessionConverter CONVERTER = new SessionConverter();

	private static final TransferOptions OPTIONS = TransferOptions.defaults().withNewerVersions(true);

	/**
	 * What the caller may add.
	 */
	private static final Set<SessionPart> GIVEN = EnumSet.of(SessionPart.API_ID, SessionPart.USER_ID, SessionPart.BOT);

	private static final Map<SessionPart, Character> LETTERS = new EnumMap<>(SessionPart.class);

	static {
		String letters = "KATIUBOMYHSCENWPDFGRQXZ";
		for (SessionPart part : SessionPart.values()) {
			LETTERS.put(part, letters.charAt(part.ordinal()));
		}
	}

	@Test
	void everyLetterIsExplained() throws IOException {
		String legend = Arrays.stream(SessionPart.values())
			.map((part) -> "`" + LETTERS.get(part) + "` " + part.description())
			.collect(Collectors.joining(", "));
		assertThat(document().replaceAll("\\s+", " ")).contains(legend);
	}

	@Test
	void theTableSaysWhatIsCarriedFromWhereToWhere() throws IOException {
		List<String> lines = new ArrayList<>();
		List<String> heads = new ArrayList<>(List.of("from \\ to"));
		Arrays.stream(SessionFormat.values()).forEach((format) -> heads.add("`" + format.id() + "`"));
		heads.add("a session here");
		lines.add(heads.stream().collect(Collectors.joining(" | ", "| ", " |")));
		lines.add("|---".repeat(heads.size()) + "|");
		sources().forEach((name, source) -> {
			List<String> cells = new ArrayList<>(List.of(name));
			Arrays.stream(SessionFormat.values()).forEach((format) -> cells.add(source.cell(format)));
			cells.add(letters(withTestMode(source.holds())));
			lines.add(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
		});
		assertThat(document()).contains(String.join("\n", lines));
	}

	/**
	 * Of each golden session: what is there is carried as the table says, with nothing
	 * added and with everything that may be given.
	 */
	@Test
	void conversionsCarryWhatTheTableSays(@TempDir Path directory) throws IOException {
		Map<String, SessionSource> samples = samples(directory);
		Set<String> seen = new TreeSet<>();
		samples.forEach((name, sample) -> {
			TransferReport contents = inspect(sample);
			if (contents != null) {
				String row = row(name, contents.getSource());
				seen.add(row);
				for (SessionFormat format : SessionFormat.values()) {
					verify(name + " to " + format.id(), sample, contents.getCarried(),
							Objects.requireNonNull(sources().get(row)), format, directory.resolve("target"));
				}
			}
		});
		Set<String> rows = new TreeSet<>(sources().keySet());
		rows.removeAll(Set.of("Kurigram file, version 7", "a session here"));
		assertThat(seen).as("All that was recorded").isEqualTo(rows);
	}

	private static Map<String, SessionSource> samples(Path directory) {
		Map<String, SessionSource> samples = new TreeMap<>();
		GoldenStrings.ALL.forEach((name, string) -> samples.put(name, SessionSource.ofString(string)));
		GoldenFiles.all().forEach((file) -> samples.put(file.getFileName().toString(), SessionSource.ofFile(file)));
		GoldenFiles.recorded()
			.forEach((name) -> samples.put(name + ".session", SessionSource.ofFile(GoldenFiles.find(name, directory))));
		return samples;
	}

	/**
	 * What a session holds, null if it is damaged.
	 */
	private static @Nullable TransferReport inspect(SessionSource sample) {
		try {
			return CONVERTER.inspect(sample, OPTIONS);
		}
		catch (SessionTransferException ex) {
			return null;
		}
	}

	private static String row(String sample, DetectedFormat format) {
		String description = format.description();
		if (sample.contains("_old_")) {
			return sample.startsWith("pyrogram") ? "Pyrogram string, old forms" : "MTKruto string, old form";
		}
		if (sample.equals("v1-first.session")) {
			return "Telethon file, version 1, first form";
		}
		if (description.startsWith("Kurigram")) {
			return "Kurigram file, version 6";
		}
		boolean eight = description.endsWith("version 8") || description.endsWith("version 9");
		return "`" + (eight ? SessionFormat.TELETHON_SQLITE_8 : Objects.requireNonNull(format.format())).id() + "`";
	}

	private static void verify(String title, SessionSource sample, Map<SessionPart, Long> contents, Source source,
			SessionFormat format, Path target) {
		Set<SessionPart> cell = source.carriedTo(format);
		Set<SessionPart> given = EnumSet.of(SessionPart.API_ID, SessionPart.USER_ID, SessionPart.BOT);
		given.removeAll(contents.keySet());
		try {
			verifyReport(title, convert(sample, format, target, OPTIONS), contents, cell, Set.of());
			assertThat(contents.keySet()).as(title).containsAll(source.asked(format));
		}
		catch (IncompleteSessionException ex) {
			assertThat(ex.getMissing()).as(title).containsAll(source.asked(format));
			Set<SessionPart> asked = EnumSet.copyOf(source.asked(format));
			asked.addAll(source.sometimesAsked(format));
			// Before a login anything may be missing.
			assertThat(ex.getMissing()).as(title)
				.allMatch((part) -> asked.contains(part) || !contents.containsKey(SessionPart.AUTH_KEY));
		}
		if (contents.containsKey(SessionPart.AUTH_KEY)) {
			TransferOptions everything = OPTIONS.withApiId(given.contains(SessionPart.API_ID) ? 5 : null)
				.withUserId(given.contains(SessionPart.USER_ID) ? 6L : null)
				.withBot(given.contains(SessionPart.BOT) ? false : null);
			// With both of them given, mtcute has a place for the account.
			Set<SessionPart> more = EnumSet.copyOf(GIVEN);
			more.retainAll(format.holds());
			more.addAll(cell);
			verifyReport(title, convert(sample, format, target, everything), contents, more, given);
		}
	}

	/**
	 * Addresses and test servers follow from the data centre, if it is one of Telegram's.
	 */
	private static void verifyReport(String title, TransferReport report, Map<SessionPart, Long> contents,
			Set<SessionPart> cell, Set<SessionPart> given) {
		Set<SessionPart> implied = EnumSet.of(SessionPart.SERVER_ADDRESS, SessionPart.TEST_MODE);
		Set<SessionPart> carried = EnumSet.noneOf(SessionPart.class);
		carried.addAll(report.getCarried().keySet());
		Set<SessionPart> expected = EnumSet.noneOf(SessionPart.class);
		expected.addAll(contents.keySet());
		expected.addAll(given);
		expected.retainAll(cell);
		expected.removeAll(implied);
		carried.removeAll(implied);
		assertThat(carried).as(title).isEqualTo(expected);
		Map<SessionPart, Long> all = new EnumMap<>(SessionPart.class);
		all.putAll(report.getCarried());
		report.getNotCarried().forEach((part, count) -> assertThat(all.put(part, count)).as(title).isNull());
		Map<SessionPart, Long> counted = new EnumMap<>(SessionPart.class);
		counted.putAll(contents);
		counted.keySet().removeAll(implied);
		all.keySet().removeIf((part) -> implied.contains(part) || given.contains(part) && !counted.containsKey(part));
		assertThat(all).as(title).isEqualTo(counted);
	}

	private static TransferReport convert(SessionSource sample, SessionFormat format, Path target,
			TransferOptions options) {
		return format.isFile() ? CONVERTER.convert(sample, format, target, options.withOverwrite(true))
				: CONVERTER.convertToString(sample, format, options).report();
	}

	/**
	 * What each thing that can be read may hold.
	 */
	static Map<String, Source> sources() {
		Map<String, Source> sources = new LinkedHashMap<>();
		for (SessionFormat format : SessionFormat.values()) {
			Set<SessionPart> holds = EnumSet.copyOf(format.holds());
			if (format.isFile() && format != SessionFormat.PYROGRAM_SQLITE) {
				holds.add(SessionPart.OTHER_KEYS);
			}
			// What can be left out on writing may be missing on reading.
			Set<SessionPart> sometimes = EnumSet.copyOf(GIVEN);
			sometimes.removeAll(format.needs());
			sources.put("`" + format.id() + "`", new Source(holds, sometimes));
		}
		sources.put("Telethon file, version 1, first form", with(SessionFormat.TELETHON_STRING, SessionPart.ENTITIES,
				SessionPart.USERNAMES, SessionPart.PHONES, SessionPart.NAMES, SessionPart.SERVER_SALT));
		sources.put("Pyrogram string, old forms", without(SessionFormat.PYROGRAM_STRING, SessionPart.API_ID));
		sources.put("Kurigram file, version 6",
				with(SessionFormat.PYROGRAM_SQLITE, SessionPart.MORE_USERNAMES, SessionPart.UPDATE_STATES));
		sources.put("Kurigram file, version 7", with(SessionFormat.PYROGRAM_SQLITE, SessionPart.SERVER_ADDRESS,
				SessionPart.MORE_USERNAMES, SessionPart.UPDATE_STATES));
		sources.put("MTKruto string, old form",
				without(SessionFormat.MTKRUTO_STRING, SessionPart.API_ID, SessionPart.USER_ID, SessionPart.BOT));
		sources.put("a session here", new Source(EnumSet.allOf(SessionPart.class), GIVEN));
		return sources;
	}

	private static Source with(SessionFormat format, SessionPart... more) {
		Set<SessionPart> parts = EnumSet.copyOf(format.holds());
		parts.addAll(List.of(more));
		Set<SessionPart> sometimes = EnumSet.copyOf(GIVEN);
		sometimes.removeAll(format.needs());
		return new Source(parts, sometimes);
	}

	private static Source without(SessionFormat format, SessionPart... less) {
		Set<SessionPart> parts = EnumSet.copyOf(format.holds());
		parts.removeAll(List.of(less));
		return new Source(parts, Set.of());
	}

	/**
	 * The address of a test server says that it is one.
	 */
	private static Set<SessionPart> withTestMode(Set<SessionPart> parts) {
		Set<SessionPart> result = EnumSet.copyOf(parts);
		if (parts.contains(SessionPart.SERVER_ADDRESS)) {
			result.add(SessionPart.TEST_MODE);
		}
		return result;
	}

	private static String letters(Set<SessionPart> parts) {
		return parts.stream().map((part) -> String.valueOf(LETTERS.get(part))).collect(Collectors.joining());
	}

	private static String document() throws IOException {
		return Files.readString(Path.of("../docs/transfer.md"));
	}

	/**
	 * One row of the table.
	 *
	 * @param holds what a source may hold
	 * @param optional what it need not hold, of what may be given
	 */
	private record Source(Set<SessionPart> holds, Set<SessionPart> optional) {

		Set<SessionPart> carriedTo(SessionFormat target) {
			Set<SessionPart> carried = withTestMode(this.holds);
			carried.retainAll(withTestMode(target.holds()));
			if (target == SessionFormat.MTCUTE_STRING
					&& !this.holds.containsAll(Set.of(SessionPart.USER_ID, SessionPart.BOT))) {
				carried.removeAll(Set.of(SessionPart.USER_ID, SessionPart.BOT));
			}
			return carried;
		}

		Set<SessionPart> asked(SessionFormat target) {
			Set<SessionPart> asked = EnumSet.copyOf(GIVEN);
			asked.retainAll(target.needs());
			asked.removeAll(this.holds);
			return asked;
		}

		Set<SessionPart> sometimesAsked(SessionFormat target) {
			Set<SessionPart> asked = EnumSet.copyOf(GIVEN);
			asked.retainAll(target.needs());
			asked.retainAll(this.holds);
			asked.retainAll(this.optional);
			return asked;
		}

		String cell(SessionFormat target) {
			String asked = letters(asked(target));
			String sometimes = letters(sometimesAsked(target));
			return letters(carriedTo(target)) + (asked.isEmpty() ? "" : " +" + asked)
					+ (sometimes.isEmpty() ? "" : " (+" + sometimes + ")");
		}

	}

}
