package io.github.tgsession.transfer;

import java.nio.ByteBuffer;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import org.jspecify.annotations.Nullable;

/**
 * The session strings of Pyrogram and Kurigram: data centre (1 byte), api id (4 bytes,
 * current form only), test mode (1 byte), key (256 bytes), user id (8 bytes, 4 in the
 * oldest form) and whether it is a bot (1 byte).
 */
final class PyrogramString implements StringFormat {

	private static final String DESCRIPTION = SessionFormat.PYROGRAM_STRING.description();

	@Override
	public SessionFormat format() {
		return SessionFormat.PYROGRAM_STRING;
	}

	@Override
	public @Nullable LoginSnapshot read(String text) {
		byte[] bytes = Base64Text.decode(text);
		Form form = (bytes != null) ? Form.of(bytes) : null;
		if (bytes == null || form == null || isOfAnother(text, bytes)) {
			return null;
		}
		ValueChecks checks = new ValueChecks(form.description);
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int dcId = checks.dcId(Byte.toUnsignedInt(buffer.get()));
		Integer apiId = form.hasApiId ? checks.apiId(Integer.toUnsignedLong(buffer.getInt())) : null;
		boolean testMode = buffer.get() == 1;
		byte[] key = new byte[AuthKey.LENGTH];
		buffer.get(key);
		long userId = checks
			.userId((form.userIdLength == Long.BYTES) ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt()));
		return new LoginSnapshot(new DetectedFormat(format(), form.description),
				new Login(dcId, testMode, null, null, ValueChecks.key(key), apiId, userId, buffer.get() == 1, null));
	}

	/**
	 * The structures of these formats say more than flags and a length.
	 */
	private static boolean isOfAnother(String text, byte[] bytes) {
		byte[] afterVersion = GramJsString.decode(text);
		return afterVersion != null && GramJsString.fits(afterVersion) || MtkrutoString.fits(bytes);
	}

	@Override
	public String write(Login login) {
		ValueChecks checks = new ValueChecks(DESCRIPTION);
		ByteBuffer buffer = ByteBuffer.allocate(Form.CURRENT.length());
		buffer.put((byte) checks.dcId(login.dcId(), ValueChecks.MAX_DC_ID_IN_BYTE));
		buffer.putInt(checks.givenApiId(Objects.requireNonNull(login.apiId())));
		buffer.put((byte) (login.testMode() ? 1 : 0));
		buffer.put(Objects.requireNonNull(login.authKey()).toByteArray());
		buffer.putLong(checks.userId(Objects.requireNonNull(login.userId())));
		buffer.put((byte) (Boolean.TRUE.equals(login.bot()) ? 1 : 0));
		return Base64Text.encodeUnpadded(buffer.array());
	}

	/**
	 * The forms over the years.
	 */
	private enum Form {

		CURRENT(DESCRIPTION, true, Long.BYTES),

		OLD_64_BIT(DESCRIPTION + ", old 64-bit form", false, Long.BYTES),

		OLD_32_BIT(DESCRIPTION + ", old 32-bit form", false, Integer.BYTES);

		private final String description;

		private final boolean hasApiId;

		private final int userIdLength;

		Form(String description, boolean hasApiId, int userIdLength) {
			this.description = description;
			this.hasApiId = hasApiId;
			this.userIdLength = userIdLength;
		}

		private int testModeIndex() {
			return this.hasApiId ? 1 + Integer.BYTES : 1;
		}

		private int length() {
			return testModeIndex() + 1 + AuthKey.LENGTH + this.userIdLength + 1;
		}

		private static @Nullable Form of(byte[] bytes) {
			for (Form form : values()) {
				if (bytes.length == form.length() && isFlag(bytes[form.testModeIndex()])
						&& isFlag(bytes[bytes.length - 1])) {
					return form;
				}
			}
			return null;
		}

		private static boolean isFlag(byte value) {
			return value == 0 || value == 1;
		}

	}

}
