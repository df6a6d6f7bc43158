package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The table with which a run closes.
 */
final class SoakReport implements BeforeAllCallback, AutoCloseable {

	private static final String LINE = "%-42s %6s %13s %13s %6s %14s %21s%n";

	private static final List<Row> ROWS = new CopyOnWriteArrayList<>();

	static void add(Row row) {
		ROWS.add(row);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getRoot()
			.getStore(ExtensionContext.Namespace.create(SoakReport.class))
			.computeIfAbsent(SoakReport.class, (key) -> this);
	}

	/**
	 * Comes when all tests have run.
	 */
	@Override
	public void close() throws IOException {
		StringBuilder table = new StringBuilder();
		table.append(String.format(LINE, "scenario", "kills", "acknowledged", "found", "lost", "double owners",
				"stale writes refused"));
		for (Row row : ROWS) {
			table.append(String.format(Locale.ENGLISH, LINE, row.scenario(), row.kills(),
					String.format(Locale.ENGLISH, "%,d", row.findings().acknowledged()),
					String.format(Locale.ENGLISH, "%,d", row.findings().found()), row.findings().lost(),
					orDash(row.doubleOwners()), orDash(row.staleWritesRefused())));
		}
		System.out.printf("%n%s%n", table);
		Files.writeString(Path.of("target", "soak.txt"), table);
	}

	private static String orDash(@Nullable Number number) {
		return (number != null) ? number.toString() : "-";
	}

	/**
	 * A line of the table.
	 *
	 * @param scenario what was done
	 * @param kills how many processes were killed
	 * @param findings what was there in the end
	 * @param doubleOwners how often two had one session, null if nobody could
	 * @param staleWritesRefused how often who was no owner any more was refused, null if
	 * nobody was
	 */
	record Row(String scenario, int kills, Findings findings, @Nullable Integer doubleOwners,
			@Nullable Integer staleWritesRefused) {

		Row(String scenario, int kills, Findings findings) {
			this(scenario, kills, findings, null, null);
		}

	}

}
