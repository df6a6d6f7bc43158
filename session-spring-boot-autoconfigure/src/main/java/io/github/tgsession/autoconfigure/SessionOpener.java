package io.github.tgsession.autoconfigure;

import java.util.function.Predicate;

import io.github.tgsession.AuthKey;
import io.github.tgsession.SessionString;
import io.github.tgsession.SessionStringCodec;
import io.github.tgsession.SessionStringException;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.transfer.TelethonStringCodec;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens the configured session and gives it what is configured to be imported, or the
 * configured login, if it has none.
 */
class SessionOpener {

	private static final String STRING_ACTION = "Set 'telegram.session.string' to the whole string that Telethon's "
			+ "StringSession.save() or TelegramSession.toSessionString() gave, without quotes or line breaks. "
			+ "For strings of another form declare a SessionStringCodec bean. "
			+ "To start without a login leave the property empty.";

	private static final Log logger = LogFactory.getLog(SessionOpener.class);

	private final TelegramSessions sessions;

	private final SessionStringCodec codec;

	private final @Nullable SessionStore store;

	private final SessionImport sessionImport;

	private final @Nullable SessionStringPublisher publisher;

	private final LeaseChanges leaseChanges;

	SessionOpener(TelegramSessions sessions, SessionStringCodec codec, @Nullable SessionStore store,
			SessionImport sessionImport, @Nullable SessionStringPublisher publisher, LeaseChanges leaseChanges) {
		this.sessions = sessions;
		this.codec = codec;
		this.store = store;
		this.sessionImport = sessionImport;
		this.publisher = publisher;
		this.leaseChanges = leaseChanges;
	}

	TelegramSession open(String name, String importFrom, String configuredString) {
		// Read first, so that a bad string does not leave an empty session behind.
		SessionString login = read(configuredString.strip());
		TelegramSession session = this.sessions.open(name);
		try {
			this.leaseChanges.onceOwned(session, () -> {
				this.sessionImport.run(session, importFrom);
				if (login != null) {
					seed(session, login);
				}
			});
			return session;
		}
		catch (RuntimeException ex) {
			session.close();
			throw ex;
		}
	}

	private @Nullable SessionString read(String string) {
		if (string.isEmpty()) {
			return null;
		}
		String problem;
		try {
			return this.codec.decode(string);
		}
		catch (SessionStringException ex) {
			problem = String.valueOf(ex.getMessage());
		}
		catch (RuntimeException ex) {
			problem = ex.getClass().getName() + " from " + this.codec.getClass().getName();
		}
		// Neither cause nor a message that repeats the string: an application's codec may
		// be careless.
		throw new InvalidSessionConfigurationException(
				"The session string in 'telegram.session.string' cannot be read: "
						+ ((this.codec instanceof TelethonStringCodec) ? problem
								: this.codec.getClass().getName() + " refused it"),
				STRING_ACTION);
	}

	private void seed(TelegramSession session, SessionString login) {
		AuthKey stored = session.getAuthKey();
		AuthKey given = login.authKey();
		if (stored != null) {
			if (given != null && !given.equals(stored)) {
				logger
					.warn(("The Telegram session '%s' keeps its stored key %s; the key %s of 'telegram.session.string' "
							+ "differs from it and is not used. Remove the property, or delete the stored session "
							+ "to start again from the string.")
						.formatted(session.getName(), stored.idAsHex(), given.idAsHex()));
			}
			return;
		}
		if (given != null && session.getRevokedReason() != null && isStored(session.getName(), given)) {
			logger
				.warn(("The key %s of the Telegram session '%s' was revoked (%s); 'telegram.session.string' holds the "
						+ "same key, which is not used again. Log in anew, or set a new string.")
					.formatted(given.idAsHex(), session.getName(), session.getRevokedReason()));
			return;
		}
		if (given != null || session.getDcId() == 0) {
			Runnable changes = () -> {
				session.setDc(login.dcId(), login.serverAddress(), login.port());
				if (given != null) {
					session.setAuthKey(given);
				}
			};
			if (this.publisher != null) {
				this.publisher.silently(session, changes);
			}
			else {
				changes.run();
			}
		}
	}

	private boolean isStored(String name, AuthKey key) {
		if (this.store == null) {
			return false;
		}
		Predicate<SessionRef> hasKey = (
				ref) -> this.store.readIdentity(ref).authKeys().stream().anyMatch((row) -> row.authKeyId() == key.id());
		return this.store.find(name).filter(hasKey).isPresent();
	}

}
