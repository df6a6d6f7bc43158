package io.github.tgsession.transfer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Looks into sessions of any library and converts them, without any store. Safe for
 * concurrent use.
 * <p>
 * What is read is never written to, and other programs may have it open. So may this
 * process, as long as it uses the same SQLite library: a file that would have to be
 * copied in order to be read, as after a crash, is refused meanwhile where the system
 * tells what a process has open (on Linux and macOS). If another program has a file with
 * a write-ahead log open, connections of this process that are opened while it is read
 * cannot write to it, and say so, until they are opened again. A copy of the SQLite
 * library in another class loader cannot know of the locks of this one.
 * <p>
 * All methods throw {@link SessionTransferException} if a session cannot be read or
 * written, and {@link IncompleteSessionException} if it lacks what the target needs; then
 * nothing is written.
 *
 * @since 0.1.0
 */
public final class SessionConverter {

	/**
	 * Tells what a session is and what is in it. The whole of it is read.
	 * @param source where it is
	 * @param options how doubtful content is treated
	 * @return the report
	 */
	public TransferReport inspect(SessionSource source, TransferOptions options) {
		try (OpenedSession session = SessionReader.open(source, options)) {
			TransferProgress progress = new TransferProgress(options.progress());
			try {
				readAll(session, progress);
			}
			catch (TransferProblem ex) {
				throw ex.reading(source.toString());
			}
			return new TransferReport(session.format(), null, session.identity(), progress.counts(), session.notes());
		}
	}

	/**
	 * Reads every row once, so that what cannot be read is known before anything is
	 * written.
	 */
	static void readAll(OpenedSession session, TransferProgress progress) {
		progress.begins(session);
		session.forEachEntity(progress::passes);
		session.forEachPeerReference((reference) -> progress.passesPeerReference());
		session.forEachFile(progress::passes);
	}

	/**
	 * Converts a session into a new file, which only its owner may read. It is written
	 * completely or not at all. Strings are followed by a line break.
	 * @param source where it is
	 * @param format the format of the new file
	 * @param target the new file
	 * @param options what is added
	 * @return the report
	 */
	public TransferReport convert(SessionSource source, SessionFormat format, Path target, TransferOptions options) {
		try (OpenedSession session = SessionReader.open(source, options)) {
			return write(session, source.toString(), format, target, options);
		}
	}

	/**
	 * Converts a session into a string.
	 * @param source where it is
	 * @param format a format that is no file
	 * @param options what is added
	 * @return the string with the report
	 */
	public ConvertedString convertToString(SessionSource source, SessionFormat format, TransferOptions options) {
		try (OpenedSession session = SessionReader.open(source, options)) {
			return toString(session, source.toString(), format, options);
		}
	}

	static TransferReport write(OpenedSession session, String place, SessionFormat format, Path target,
			TransferOptions options) {
		if (!format.isFile()) {
			ConvertedString converted = toString(session, place, format, options);
			byte[] bytes = (converted.value() + "\n").getBytes(StandardCharsets.UTF_8);
			try {
				NewFile.write(target, options.overwrite(), (temporary) -> Files.write(temporary, bytes));
			}
			catch (TransferProblem ex) {
				throw ex.writing(target.toString());
			}
			return converted.report();
		}
		TransferProgress progress = new TransferProgress(options.progress());
		Login login = Login.of(session, format, options, progress::note);
		progress.begins(session);
		try {
			NewFile.write(target, options.overwrite(), (temporary) -> {
				try {
					SqliteSessions.write(temporary, format, login, session, progress);
				}
				catch (TransferProblem ex) {
					throw ex.reading(place);
				}
			});
		}
		catch (TransferProblem ex) {
			throw ex.writing(target.toString());
		}
		return report(session, format, login, progress);
	}

	static ConvertedString toString(OpenedSession session, String place, SessionFormat format,
			TransferOptions options) {
		TransferProgress progress = new TransferProgress(options.progress());
		Login login = Login.of(session, format, options, progress::note);
		try {
			readAll(session, progress);
		}
		catch (TransferProblem ex) {
			throw ex.reading(place);
		}
		try {
			return new ConvertedString(SessionStrings.write(format, login), report(session, format, login, progress));
		}
		catch (TransferProblem ex) {
			throw ex.writing(format.withArticle());
		}
	}

	private static TransferReport report(OpenedSession session, SessionFormat format, Login login,
			TransferProgress progress) {
		List<String> notes = new ArrayList<>(session.notes());
		notes.addAll(progress.notes());
		Map<SessionPart, Long> contents = new EnumMap<>(SessionPart.class);
		contents.putAll(progress.counts());
		// What the caller or Telegram's list has added.
		format.holds().stream().filter(login::has).forEach((part) -> contents.putIfAbsent(part, 1L));
		return new TransferReport(session.format(), format, login.completing(session.identity()), contents, notes);
	}

}
