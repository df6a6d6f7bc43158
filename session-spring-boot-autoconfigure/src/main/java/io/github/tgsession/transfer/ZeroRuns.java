package io.github.tgsession.transfer;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The run-length coding of MTKruto: a run of up to 255 zeros is a zero and its length.
 */
final class ZeroRuns {

	private static final int MAX_RUN = 255;

	private ZeroRuns() {
	}

	static byte[] encode(byte[] bytes) {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		for (int i = 0; i < bytes.length; i++) {
			result.write(bytes[i]);
			if (bytes[i] == 0) {
				int end = i + 1;
				while (end < bytes.length && end - i < MAX_RUN && bytes[end] == 0) {
					end++;
				}
				result.write(end - i);
				i = end - 1;
			}
		}
		return result.toByteArray();
	}

	/**
	 * Decodes as many bytes as wanted, since a small text may hold very many.
	 * @param limit how many bytes at the most
	 * @return the bytes, null if there are more or a run has no length
	 */
	static byte @Nullable [] decode(byte[] bytes, int limit) {
		byte[] result = new byte[limit];
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			byte value = bytes[i];
			int run = 1;
			if (value == 0) {
				i++;
				run = (i < bytes.length) ? Byte.toUnsignedInt(bytes[i]) : 0;
			}
			if (run == 0 || run > limit - length) {
				return null;
			}
			result[length] = value;
			length += run;
		}
		return Arrays.copyOf(result, length);
	}

}
