package io.github.tgsession.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotIdentity;

/**
 * A session seen with something added to it.
 */
final class SessionView extends ForwardingSnapshot implements OpenedSession {

	private final DetectedFormat format;

	private final Supplier<List<String>> notes;

	private final SnapshotIdentity identity;

	private final AutoCloseable resource;

	private SessionView(SessionSnapshot session, DetectedFormat format, Supplier<List<String>> notes,
			SnapshotIdentity identity, AutoCloseable resource) {
		super(session);
		this.format = format;
		this.notes = notes;
		this.identity = identity;
		this.resource = resource;
	}

	/**
	 * A session of our own.
	 */
	static SessionView ofOwn(SessionSnapshot session, String name) {
		return new SessionView(session, new DetectedFormat(null, "session '" + name + "'"), List::of,
				session.identity(), session::close);
	}

	/**
	 * A session in a temporary directory, which goes with it.
	 */
	static SessionView in(PrivateDirectory directory, OpenedSession session) {
		return new SessionView(session, session.format(), session::notes, session.identity(), () -> {
			try (directory) {
				session.close();
			}
		});
	}

	/**
	 * A session of which the caller knows more. Closing it leaves the session open.
	 * @param addressKnown whether the address of the home data centre is known already,
	 * so that a format that has none need not be helped out with Telegram's
	 */
	static SessionView completed(OpenedSession session, TransferOptions options, boolean addressKnown) {
		SnapshotIdentity known = session.identity();
		DataCenterRow address = (addressKnown || known.homeDataCenter(KnownDataCenters.MAIN).isPresent()) ? null
				: KnownDataCenters.find(known.homeDcId(), known.testMode());
		List<DataCenterRow> dataCenters = new ArrayList<>(known.dataCenters());
		List<String> notes = new ArrayList<>();
		if (address != null) {
			dataCenters.add(address);
			notes.add(Login.addressNote(address));
		}
		SnapshotIdentity identity = new SnapshotIdentity(known.homeDcId(), known.testMode(),
				(options.apiId() != null) ? options.apiId() : known.apiId(),
				Login.same(SessionPart.USER_ID, known.userId(), options.userId()),
				Login.same(SessionPart.BOT, known.bot(), options.bot()), known.takeoutId(), known.revokedReason(),
				dataCenters, known.authKeys());
		return new SessionView(session, session.format(),
				() -> Stream.concat(session.notes().stream(), notes.stream()).toList(), identity, () -> {
				});
	}

	@Override
	public DetectedFormat format() {
		return this.format;
	}

	@Override
	public List<String> notes() {
		return this.notes.get();
	}

	@Override
	public SnapshotIdentity identity() {
		return this.identity;
	}

	@Override
	public void close() {
		try {
			this.resource.close();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The session cannot be closed", ex);
		}
	}

}
