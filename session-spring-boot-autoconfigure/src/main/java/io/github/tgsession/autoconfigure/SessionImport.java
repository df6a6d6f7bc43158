package io.github.tgsession.autoconfigure;

import java.io.IOException;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.store.SessionSnapshots;
import io.github.tgsession.transfer.SessionSource;
import io.github.tgsession.transfer.SessionTransfer;
import io.github.tgsession.transfer.SessionTransferException;
import io.github.tgsession.transfer.TransferOptions;
import io.github.tgsession.transfer.TransferReport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;

/**
 * Fills the configured session from elsewhere, once, while it is empty.
 */
class SessionImport {

	private static final Log logger = LogFactory.getLog(SessionImport.class);

	private static final String ACTION = "Set 'telegram.session.import-from' to the session file or the whole session "
			+ "string of another library: a path, a location that begins with 'file:' or 'classpath:', or the string "
			+ "itself. Nothing was stored, so the next start tries again. To start without it remove the property.";

	private final TelegramSessions sessions;

	private final ResourceLoader resources;

	private final @Nullable SessionStringPublisher publisher;

	SessionImport(TelegramSessions sessions, ResourceLoader resources, @Nullable SessionStringPublisher publisher) {
		this.sessions = sessions;
		this.resources = resources;
		this.publisher = publisher;
	}

	/**
	 * Imports if the session is empty. Otherwise the source is not looked at.
	 * @param session the session
	 * @param location the value of {@code telegram.session.import-from}
	 */
	void run(TelegramSession session, String location) {
		if (location.isBlank()) {
			return;
		}
		if (!(this.sessions instanceof SessionSnapshots snapshots)) {
			throw new InvalidSessionConfigurationException(
					"'telegram.session.import-from' is set, but the TelegramSessions bean is "
							+ this.sessions.getClass().getName() + ", which is no SessionSnapshots.",
					"Remove the property, or let the bean implement " + SessionSnapshots.class.getName() + ".");
		}
		if (!snapshots.isEmpty(session)) {
			logger.debug("The Telegram session '" + session.getName()
					+ "' is not empty: 'telegram.session.import-from' is not looked at");
			return;
		}
		SessionSource source = find(location);
		Runnable changes = () -> fill(session, source, snapshots);
		if (this.publisher != null) {
			this.publisher.silently(session, changes);
		}
		else {
			changes.run();
		}
	}

	private SessionSource find(String location) {
		try {
			return ImportLocation.find(location, this.resources);
		}
		catch (IOException ex) {
			throw failure(String.valueOf(ex.getMessage()), ex);
		}
	}

	private void fill(TelegramSession session, SessionSource source, SessionSnapshots snapshots) {
		SessionTransfer transfer = new SessionTransfer(
				new ImportProgress(snapshots, source.toString(), logger::info, System::nanoTime));
		@Nullable TransferReport report;
		try {
			report = transfer.importIfEmpty(session, source, TransferOptions.defaults()).orElse(null);
		}
		catch (SessionTransferException ex) {
			throw failure(String.valueOf(ex.getMessage()), ex);
		}
		if (report == null) {
			logger.info("The Telegram session '" + session.getName() + "' was imported by another process meanwhile");
			return;
		}
		String login = (report.getAuthKeyId() != null) ? "key id " + report.getAuthKeyId()
				: "without a login: the bot has to log in";
		logger.info("Imported " + source + " into the Telegram session '" + session.getName() + "': " + report + "; "
				+ login);
		report.getNotes().forEach((note) -> logger.info("Import of " + source + ": " + note));
	}

	private static InvalidSessionConfigurationException failure(String problem, Exception cause) {
		return new InvalidSessionConfigurationException("The Telegram session cannot be imported: " + problem + ".",
				ACTION, cause);
	}

}
