package io.github.tgsession.transfer;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * MTKruto's session strings: the data centre as text and the key, since March 2024 with
 * api id (4 bytes), whether it is a bot (1 byte) and user id (8 bytes), everything with
 * its runs of zeros coded.
 */
final class MtkrutoString implements StringFormat {

	private static final String DESCRIPTION = SessionFormat.MTKRUTO_STRING.description();

	private static final DetectedFormat CURRENT = new DetectedFormat(SessionFormat.MTKRUTO_STRING, DESCRIPTION);

	private static final DetectedFormat OLD = new DetectedFormat(SessionFormat.MTKRUTO_STRING,
			DESCRIPTION + ", old form");

	private static final Pattern DATA_CENTER = Pattern.compile("(\\d{1,5})(-test)?");

	/**
	 * What the current form has after the key.
	 */
	private static final int ACCOUNT_LENGTH = Integer.BYTES + 1 + Long.BYTES;

	/**
	 * The longest name of a data centre, with its length and what fills it up.
	 */
	private static final int MAX_DATA_CENTER_LENGTH = 12;

	private static final int MAX_LENGTH = MAX_DATA_CENTER_LENGTH + TlKeys.LENGTH + ACCOUNT_LENGTH;

	@Override
	public SessionFormat format() {
		return SessionFormat.MTKRUTO_STRING;
	}

	/**
	 * Whether the bytes have this structure.
	 */
	static boolean fits(byte[] bytes) {
		return structure(bytes) != null;
	}

	/**
	 * Whether the bytes begin with the number of a data centre, what fills it up, and the
	 * first byte of the length of a key.
	 */
	static boolean beginsLike(byte[] bytes) {
		int length = Math.min(bytes.length, MAX_DATA_CENTER_LENGTH);
		length -= (length > 0 && bytes[length - 1] == 0) ? 1 : 0;
		byte[] values = ZeroRuns.decode(Arrays.copyOf(bytes, length), Short.MAX_VALUE);
		if (values == null || values.length < 2 || values[1] < '0' || values[1] > '9') {
			return false;
		}
		int key = keyIndex(values);
		return key < values.length && Byte.toUnsignedInt(values[key]) == TlWriter.LONG;
	}

	private static byte @Nullable [] structure(byte[] bytes) {
		byte[] values = ZeroRuns.decode(bytes, MAX_LENGTH);
		if (values == null || values.length == 0) {
			return null;
		}
		int key = keyIndex(values);
		int rest = values.length - key - TlKeys.LENGTH;
		return (TlKeys.beginsAt(values, key) && (rest == 0 || rest == ACCOUNT_LENGTH)) ? values : null;
	}

	private static int keyIndex(byte[] values) {
		int length = 1 + Byte.toUnsignedInt(values[0]);
		return length + TlWriter.padding(length);
	}

	@Override
	public @Nullable LoginSnapshot read(String text) {
		byte[] bytes = Base64Text.decode(text);
		byte[] values = (bytes != null) ? structure(bytes) : null;
		if (values == null) {
			return null;
		}
		boolean old = values.length == keyIndex(values) + TlKeys.LENGTH;
		DetectedFormat detected = old ? OLD : CURRENT;
		ValueChecks checks = new ValueChecks(detected.description());
		TlReader reader = new TlReader(values, checks);
		Matcher dataCenter = DATA_CENTER.matcher(reader.readText());
		if (!dataCenter.matches()) {
			throw checks.problem("names its data centre otherwise than as '2' or '2-test'");
		}
		int dcId = checks.dcId(Integer.parseInt(dataCenter.group(1)));
		Login login = new Login(dcId, dataCenter.group(2) != null, null, null, ValueChecks.key(reader.readBytes()),
				old ? null : checks.apiId(reader.readInt()), null, null, null);
		if (old) {
			return new LoginSnapshot(detected, login);
		}
		boolean bot = checks.flag("whether the account is a bot", reader.readByte());
		return new LoginSnapshot(detected, new Login(dcId, login.testMode(), null, null, login.authKey(), login.apiId(),
				checks.userId(reader.readLong()), bot, null));
	}

	@Override
	public String write(Login login) {
		ValueChecks checks = new ValueChecks(DESCRIPTION);
		TlWriter writer = new TlWriter();
		writer.writeText(checks.dcId(login.dcId()) + (login.testMode() ? "-test" : ""));
		writer.writeBytes(Objects.requireNonNull(login.authKey()).toByteArray());
		writer.writeInt(checks.givenApiId(Objects.requireNonNull(login.apiId())));
		writer.writeByte(Boolean.TRUE.equals(login.bot()) ? 1 : 0);
		writer.writeLong(checks.userId(Objects.requireNonNull(login.userId())));
		return Base64Text.encodeUnpadded(ZeroRuns.encode(writer.toByteArray()));
	}

}
