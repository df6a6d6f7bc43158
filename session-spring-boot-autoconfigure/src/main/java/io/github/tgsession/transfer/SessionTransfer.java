package io.github.tgsession.transfer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SessionSnapshots;

/**
 * Brings sessions of other libraries into sessions of our own, and the other way. Safe
 * for concurrent use.
 * <p>
 * What is read is never written to. All methods throw {@link SessionTransferException} if
 * a session cannot be read or written.
 *
 * @since 0.1.0
 * @see SessionConverter
 */
public final class SessionTransfer {

	private final SessionSnapshots snapshots;

	/**
	 * Makes a transfer for the sessions of a store.
	 * @param snapshots where the sessions are
	 */
	public SessionTransfer(SessionSnapshots snapshots) {
		this.snapshots = snapshots;
	}

	/**
	 * Tells what a session is and what is in it.
	 * @param source where it is
	 * @return the report
	 */
	public TransferReport inspect(SessionSource source) {
		return new SessionConverter().inspect(source, TransferOptions.defaults());
	}

	/**
	 * Puts a session of any library into one of our own. All of it is read once before
	 * anything is written, so what cannot be read leaves the session untouched. Where a
	 * format has no address of the data centre, Telegram's own one is added.
	 * @param source where it is
	 * @param session an open session that is empty or of the same account
	 * @param options what is added
	 * @return the report
	 * @throws IllegalStateException if the session belongs to another account or holds
	 * another login
	 */
	public TransferReport importInto(TelegramSession session, SessionSource source, TransferOptions options) {
		return importInto(session, source, options, (snapshot) -> {
			this.snapshots.put(session, snapshot, options.progress());
			return true;
		}).orElseThrow();
	}

	private static Optional<TransferReport> importInto(TelegramSession session, SessionSource source,
			TransferOptions options, Predicate<SessionSnapshot> target) {
		try (OpenedSession opened = SessionReader.open(source, options);
				OpenedSession completed = SessionView.completed(opened, options, hasAddress(session, opened))) {
			CountedSnapshot counted = new CountedSnapshot(completed);
			try {
				if (!target.test(counted)) {
					return Optional.empty();
				}
			}
			catch (TransferProblem ex) {
				throw ex.reading(source.toString());
			}
			return Optional.of(new TransferReport(completed.format(), null, completed.identity(), counted.counts(),
					completed.notes()));
		}
	}

	private static boolean hasAddress(TelegramSession session, OpenedSession opened) {
		return session.getDcId() == opened.identity().homeDcId() && session.getServerAddress() != null;
	}

	/**
	 * Puts a session of any library into one of our own if that one is empty. Otherwise
	 * the source is not looked at, so it need not be there any more. Of several threads
	 * and processes that try, one succeeds.
	 * @param source where it is
	 * @param session an open session
	 * @param options what is added
	 * @return the report, empty if the session was not empty
	 */
	public Optional<TransferReport> importIfEmpty(TelegramSession session, SessionSource source,
			TransferOptions options) {
		if (!this.snapshots.isEmpty(session)) {
			return Optional.empty();
		}
		return importInto(session, source, options,
				(snapshot) -> this.snapshots.putIfEmpty(session, snapshot, options.progress()));
	}

	/**
	 * Writes a session of our own into a new file, which only its owner may read. It is
	 * written completely or not at all.
	 * @param session an open session
	 * @param format the format of the new file
	 * @param target the new file
	 * @param options what is added
	 * @return the report
	 */
	public TransferReport exportTo(TelegramSession session, SessionFormat format, Path target,
			TransferOptions options) {
		try (OpenedSession opened = SessionView.ofOwn(this.snapshots.take(session), session.getName())) {
			return SessionConverter.write(opened, place(session), format, target, options);
		}
	}

	/**
	 * Writes a session of our own as a string.
	 * @param session an open session
	 * @param format a format that is no file
	 * @param options what is added
	 * @return the string with the report
	 */
	public ConvertedString exportToString(TelegramSession session, SessionFormat format, TransferOptions options) {
		try (OpenedSession opened = SessionView.ofOwn(this.snapshots.take(session), session.getName())) {
			return SessionConverter.toString(opened, place(session), format, options);
		}
	}

	private static String place(TelegramSession session) {
		return "the session '" + session.getName() + "'";
	}

}
