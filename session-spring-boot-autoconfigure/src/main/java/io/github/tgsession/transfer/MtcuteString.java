package io.github.tgsession.transfer;

import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.store.DataCenterRow;
import org.jspecify.annotations.Nullable;

/**
 * mtcute's session strings, version 3: flags, data centre, perhaps another one for media,
 * perhaps the account, and the key.
 */
final class MtcuteString implements StringFormat {

	private static final int VERSION = 3;

	private static final int MAX_VERSION = 9;

	private static final DetectedFormat DETECTED = new DetectedFormat(SessionFormat.MTCUTE_STRING,
			SessionFormat.MTCUTE_STRING.description() + ", version " + VERSION);

	private static final int SELF = 1;

	private static final int OLD_TEST = 2;

	private static final int MEDIA = 4;

	private static final int TRUE = 0x997275b5;

	private static final int FALSE = 0xbc799737;

	/**
	 * Version, flags and the length of the first data centre.
	 */
	static final int HEAD_LENGTH = 1 + Integer.BYTES + 1;

	private final ValueChecks checks = new ValueChecks(DETECTED.description());

	private final MtcuteDataCenter dataCenters = new MtcuteDataCenter(this.checks);

	@Override
	public SessionFormat format() {
		return SessionFormat.MTCUTE_STRING;
	}

	private static boolean fits(byte[] bytes) {
		return bytes.length >= HEAD_LENGTH + MtcuteDataCenter.MIN_LENGTH + TlKeys.LENGTH && beginsLike(bytes)
				&& TlKeys.beginsAt(bytes, bytes.length - TlKeys.LENGTH);
	}

	/**
	 * Whether the bytes begin with what may be a version and few flags.
	 */
	static boolean beginsLike(byte[] bytes) {
		return bytes.length > HEAD_LENGTH && bytes[0] >= 1 && bytes[0] <= MAX_VERSION && bytes[1] >= 0 && bytes[1] < 16
				&& bytes[2] == 0 && bytes[3] == 0 && bytes[4] == 0;
	}

	@Override
	public @Nullable LoginSnapshot read(String text) {
		byte[] bytes = Base64Text.decode(text);
		if (bytes == null || !fits(bytes)) {
			return null;
		}
		TlReader reader = new TlReader(bytes, this.checks);
		int version = reader.readByte();
		if (version != VERSION) {
			throw new TransferProblem("the mtcute session string has version " + version + ", and only version "
					+ VERSION + " can be read: import it with a current mtcute and export it again");
		}
		int flags = reader.readInt();
		if ((flags & ~(SELF | OLD_TEST | MEDIA)) != 0) {
			throw this.checks.problem("has flags that are not known");
		}
		MtcuteDataCenter.Address main = this.dataCenters.read(reader.readBytes(), KnownDataCenters.MAIN);
		MtcuteDataCenter.Address media = ((flags & MEDIA) != 0)
				? this.dataCenters.read(reader.readBytes(), KnownDataCenters.MEDIA) : null;
		Long userId = null;
		Boolean bot = null;
		if ((flags & SELF) != 0) {
			userId = this.checks.userId(reader.readLong());
			bot = readBoolean(reader);
		}
		byte[] key = reader.readBytes();
		if (key.length != AuthKey.LENGTH) {
			throw this.checks
				.problem("has an authorization key of " + key.length + " bytes where " + AuthKey.LENGTH + " belong");
		}
		reader.expectEnd();
		boolean testMode = (flags & OLD_TEST) != 0 || main.test();
		return new LoginSnapshot(DETECTED, new Login(main.row().dcId(), testMode, main.row(),
				(media != null) ? media.row() : null, ValueChecks.key(key), null, userId, bot, null));
	}

	private boolean readBoolean(TlReader reader) {
		int value = reader.readInt();
		if (value != TRUE && value != FALSE) {
			throw this.checks.problem("is neither true nor false for whether the account is a bot");
		}
		return value == TRUE;
	}

	@Override
	public String write(Login login) {
		DataCenterRow media = login.mediaDataCenter();
		Long userId = login.userId();
		Boolean bot = login.bot();
		boolean self = userId != null && bot != null;
		TlWriter writer = new TlWriter().writeByte(VERSION).writeInt((self ? SELF : 0) | ((media != null) ? MEDIA : 0));
		writer.writeBytes(this.dataCenters.write(Objects.requireNonNull(login.dataCenter()), login.testMode()));
		if (media != null) {
			writer.writeBytes(this.dataCenters.write(media, login.testMode()));
		}
		if (userId != null && bot != null) {
			writer.writeLong(this.checks.userId(userId)).writeInt(bot ? TRUE : FALSE);
		}
		writer.writeBytes(Objects.requireNonNull(login.authKey()).toByteArray());
		return Base64Text.encodeUnpadded(writer.toByteArray());
	}

}
