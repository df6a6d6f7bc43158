package io.github.tgsession.benchmark;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import org.openjdk.jmh.runner.options.Options;

/**
 * Opens a stored session with many entities and reads what a client needs to connect. The
 * baseline is the same session without entities. Both must run the same statements.
 */
final class OpeningMeasurement extends Measurement {

	private static final Database DATABASE = Database.SQLITE;

	private static final String EMPTY = "empty";

	private static final String FULL = "full";

	private static final int ROUNDS = 300;

	private static final int WARM_UP = 100;

	@Override
	ComparisonRow measure(Options options) throws Exception {
		int stored = parameter(options, "stored", 1_000_000);
		try (Application application = Application.startCounting(DATABASE)) {
			store(application, EMPTY);
			store(application, FULL);
			fill(application, stored);
			Opened empty = new Opened(application, EMPTY);
			Opened full = new Opened(application, FULL);
			for (int round = -WARM_UP; round < ROUNDS; round++) {
				empty.open(round >= 0);
				full.open(round >= 0);
			}
			if (full.statements != empty.statements) {
				throw new IllegalStateException("A session with " + stored + " entities is opened with "
						+ full.statements + " statements, an empty one with " + empty.statements);
			}
			return new ComparisonRow("OpeningMeasurement, stored " + stored, full.toString(), empty.toString(),
					String.format(Locale.ROOT, "%.2f", (double) empty.times.median() / full.times.median()));
		}
	}

	private static void store(Application application, String name) {
		try (TelegramSession session = application.sessions().open(name)) {
			session.setDc(2, "149.154.167.51", 443);
			session.setAuthKey(AuthKey.of(new byte[AuthKey.LENGTH]));
			session.setUpdateState(0, new UpdateState(1, 1, 1, 1));
		}
	}

	private static void fill(Application application, int stored) throws SQLException {
		try (PlainSession session = PlainSession.open(DATABASE, application.directory(), FULL)) {
			session.insert(new Peers(stored)::forEach, System.currentTimeMillis());
		}
	}

	/**
	 * How one session was opened.
	 */
	private static final class Opened {

		private final Application application;

		private final String name;

		private final Times times = new Times();

		private long statements = -1;

		private Opened(Application application, String name) {
			this.application = application;
			this.name = name;
		}

		private void open(boolean timed) {
			long before = this.application.counted().statements();
			long start = System.nanoTime();
			try (TelegramSession session = this.application.sessions().open(this.name)) {
				if (session.getDcId() == 0 || session.getAuthKey() == null || session.getUpdateState(0) == null) {
					throw new IllegalStateException("The session '" + this.name + "' is not as it was stored");
				}
			}
			if (timed) {
				this.times.add(System.nanoTime() - start);
			}
			long ran = this.application.counted().statements() - before;
			if (this.statements >= 0 && this.statements != ran) {
				throw new IllegalStateException(
						"Opening the same session ran " + this.statements + " statements, and then " + ran);
			}
			this.statements = ran;
		}

		@Override
		public String toString() {
			return this.times.in(TimeUnit.MICROSECONDS, "µs") + ", " + this.statements + " statements";
		}

	}

}
