package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;

/**
 * What session strings hold, on its way in or out.
 *
 * @param dcId the id of the home data centre
 * @param testMode whether it is a test server
 * @param dataCenter its address; on the way out known whenever the format needs it
 * @param mediaDataCenter its address for media
 * @param authKey its key; on the way out known whenever the format needs it
 * @param apiId the application's id
 * @param userId the id of the account
 * @param bot whether the account is a bot
 * @param serverSalt the server salt
 */
record Login(int dcId, boolean testMode, @Nullable DataCenterRow dataCenter, @Nullable DataCenterRow mediaDataCenter,
		@Nullable AuthKey authKey, @Nullable Integer apiId, @Nullable Long userId, @Nullable Boolean bot,
		@Nullable Long serverSalt) {

	/**
	 * Flag of a data centre that serves media only.
	 */
	static final int MEDIA_ONLY = 2;

	/**
	 * Collects what a format needs from a session and from what the caller adds.
	 * @param session the session
	 * @param target the format
	 * @param options what the caller adds
	 * @param notes takes what the caller should know
	 * @return the login, with all that the format needs
	 * @throws IncompleteSessionException if something is missing
	 * @throws SessionTransferException if the caller and the session contradict each
	 * other
	 */
	static Login of(OpenedSession session, SessionFormat target, TransferOptions options, Consumer<String> notes) {
		SnapshotIdentity identity = session.identity();
		DataCenterRow dataCenter = address(identity, target, notes);
		Login login = new Login(identity.homeDcId(), identity.testMode(), dataCenter,
				identity.homeDataCenter(KnownDataCenters.MEDIA).orElse(null), identity.homeKey().orElse(null),
				apiId(identity.apiId(), options.apiId(), notes),
				same(SessionPart.USER_ID, identity.userId(), options.userId()),
				same(SessionPart.BOT, identity.bot(), options.bot()), serverSalt(session))
			.withWholeAccount(target, notes);
		Set<SessionPart> missing = EnumSet.noneOf(SessionPart.class);
		for (SessionPart part : target.needs()) {
			if (!login.has(part)) {
				missing.add(part);
			}
		}
		if (!missing.isEmpty()) {
			throw new IncompleteSessionException(session.format().description(), target, missing);
		}
		return login;
	}

	/**
	 * mtcute has one place for the account and whether it is a bot.
	 */
	private Login withWholeAccount(SessionFormat target, Consumer<String> notes) {
		if (target != SessionFormat.MTCUTE_STRING || (this.userId == null) == (this.bot == null)) {
			return this;
		}
		notes.accept("An mtcute session string holds the user id and whether the account is a bot together only,"
				+ " and one of the two is not known: both are left out");
		return new Login(this.dcId, this.testMode, this.dataCenter, this.mediaDataCenter, this.authKey, this.apiId,
				null, null, this.serverSalt);
	}

	/**
	 * Whether a single value is there; false for other parts.
	 */
	boolean has(SessionPart part) {
		return switch (part) {
			case AUTH_KEY -> this.authKey != null;
			case SERVER_ADDRESS -> this.dataCenter != null;
			case API_ID -> this.apiId != null;
			case USER_ID -> this.userId != null;
			case BOT -> this.bot != null;
			default -> false;
		};
	}

	private static @Nullable DataCenterRow address(SnapshotIdentity identity, SessionFormat target,
			Consumer<String> notes) {
		DataCenterRow given = identity.homeDataCenter(KnownDataCenters.MAIN).orElse(null);
		DataCenterRow known = KnownDataCenters.find(identity.homeDcId(), identity.testMode());
		if (!target.holds().contains(SessionPart.SERVER_ADDRESS)) {
			return given;
		}
		if (given == null) {
			if (known != null) {
				notes.accept(addressNote(known));
			}
			return known;
		}
		boolean needsIp = target == SessionFormat.TELETHON_STRING || target == SessionFormat.MTCUTE_STRING;
		if (needsIp && IpAddresses.parse(given.address()) == null) {
			if (known != null) {
				notes.accept("The address '" + given.address() + "' is a host name, which " + target.withArticle()
						+ " cannot hold; " + known.address() + " is Telegram's for data centre " + given.dcId());
			}
			return known;
		}
		if (identity.testMode() && !target.holds().contains(SessionPart.TEST_MODE)
				&& !KnownDataCenters.isTest(given.address())) {
			notes.accept("This is a session of Telegram's test servers, which " + target.withArticle()
					+ " can say by a known address only, and " + given.address() + " is none");
		}
		return given;
	}

	static String addressNote(DataCenterRow known) {
		return "The address of data centre " + known.dcId() + " was not there; " + known.address() + " is Telegram's";
	}

	private static @Nullable Integer apiId(@Nullable Integer known, @Nullable Integer given, Consumer<String> notes) {
		if (known != null && given != null && !known.equals(given)) {
			notes.accept("The api id " + known + " was replaced by " + given + ", as told");
		}
		return (given != null) ? given : known;
	}

	static <T> @Nullable T same(SessionPart part, @Nullable T known, @Nullable T given) {
		if (known != null && given != null && !known.equals(given)) {
			throw new SessionTransferException("The session says '" + known + "' for: " + part.description()
					+ ", and the caller says '" + given + "': leave it out, or check that this is the right session",
					null);
		}
		return (known != null) ? known : given;
	}

	private static @Nullable Long serverSalt(SessionSnapshot session) {
		return session.attributes()
			.stream()
			.filter((attribute) -> attribute.name().equals(SnapshotAttribute.SERVER_SALT)
					&& attribute.value().length == Long.BYTES)
			.map((attribute) -> ByteBuffer.wrap(attribute.value()).order(ByteOrder.LITTLE_ENDIAN).getLong())
			.findFirst()
			.orElse(null);
	}

	/**
	 * The identity of the session from which the login was made, with what the login has
	 * in addition.
	 */
	SnapshotIdentity completing(SnapshotIdentity identity) {
		List<DataCenterRow> dataCenters = new ArrayList<>(identity.dataCenters());
		if (this.dataCenter != null) {
			dataCenters.removeIf((row) -> row.dcId() == this.dcId && row.kind() == KnownDataCenters.MAIN);
			dataCenters.add(this.dataCenter);
		}
		return new SnapshotIdentity(identity.homeDcId(), identity.testMode(), this.apiId, this.userId, this.bot,
				identity.takeoutId(), identity.revokedReason(), dataCenters, identity.authKeys());
	}

	/**
	 * The login as a snapshot has it.
	 */
	SnapshotIdentity toIdentity() {
		List<DataCenterRow> dataCenters = (this.dataCenter == null) ? List.of() : (this.mediaDataCenter == null)
				? List.of(this.dataCenter) : List.of(this.dataCenter, this.mediaDataCenter);
		List<SnapshotKey> keys = (this.authKey == null) ? List.of()
				: List.of(new SnapshotKey(this.dcId, AuthKeyPurpose.PERMANENT, this.authKey, null, null));
		return new SnapshotIdentity(this.dcId, this.testMode, this.apiId, this.userId, this.bot, null, null,
				dataCenters, keys);
	}

	/**
	 * The login's attributes as a snapshot has them.
	 */
	List<SnapshotAttribute> toAttributes() {
		return (this.serverSalt == null) ? List.of() : List.of(saltAttribute(this.serverSalt));
	}

	static SnapshotAttribute saltAttribute(long salt) {
		byte[] value = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(salt).array();
		return new SnapshotAttribute(SnapshotAttribute.SERVER_SALT, value, null);
	}

	/**
	 * Names neither key nor salt.
	 */
	@Override
	public String toString() {
		return "Login[dcId=" + this.dcId + ", authKey=" + this.authKey + "]";
	}

}
