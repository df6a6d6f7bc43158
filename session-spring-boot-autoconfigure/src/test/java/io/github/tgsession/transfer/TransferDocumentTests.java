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
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of {@code docs/transfer.md} are those of the code.
 */
class TransferDocumentTests {

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
		sources().forEach((name, holds) -> {
			List<String> cells = new ArrayList<>(List.of(name));
			Arrays.stream(SessionFormat.values())
				.forEach((format) -> cells.add(cell(holds, format.holds(), format.needs())));
			cells.add(cell(holds, EnumSet.allOf(SessionPart.class), Set.of()));
			lines.add(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
		});
		assertThat(document()).contains(String.join("\n", lines));
	}

	/**
	 * What each thing that can be read may hold.
	 */
	static Map<String, Set<SessionPart>> sources() {
		Map<String, Set<SessionPart>> sources = new LinkedHashMap<>();
		for (SessionFormat format : SessionFormat.values()) {
			Set<SessionPart> holds = EnumSet.copyOf(format.holds());
			if (format.isFile() && format != SessionFormat.PYROGRAM_SQLITE) {
				holds.add(SessionPart.OTHER_KEYS);
			}
			sources.put("`" + format.id() + "`", holds);
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
		sources.put("a session here", EnumSet.allOf(SessionPart.class));
		return sources;
	}

	private static Set<SessionPart> with(SessionFormat format, SessionPart... more) {
		Set<SessionPart> parts = EnumSet.copyOf(format.holds());
		parts.addAll(List.of(more));
		return parts;
	}

	private static Set<SessionPart> without(SessionFormat format, SessionPart... less) {
		Set<SessionPart> parts = EnumSet.copyOf(format.holds());
		parts.removeAll(List.of(less));
		return parts;
	}

	private static String cell(Set<SessionPart> source, Set<SessionPart> target, Set<SessionPart> needs) {
		Set<SessionPart> carried = EnumSet.copyOf(withTestMode(source));
		carried.retainAll(withTestMode(target));
		Set<SessionPart> asked = EnumSet.noneOf(SessionPart.class);
		asked.addAll(needs);
		asked.removeAll(source);
		// Telegram's own addresses are known.
		asked.remove(SessionPart.SERVER_ADDRESS);
		return letters(carried) + (asked.isEmpty() ? "" : " +" + letters(asked));
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

}
