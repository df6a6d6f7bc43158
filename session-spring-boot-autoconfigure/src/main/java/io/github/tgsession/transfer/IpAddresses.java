package io.github.tgsession.transfer;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * IP addresses as text and as bytes, strictly and without asking a name server. (The
 * JDK's own parser turns IPv4-mapped IPv6 addresses into IPv4 ones, which changes a
 * session string.)
 */
final class IpAddresses {

	private static final int GROUPS = 8;

	private IpAddresses() {
	}

	/**
	 * Parses an IPv4 or IPv6 address. A zone, as in {@code fe80::1%eth0}, is dropped.
	 * @return 4 or 16 bytes, null if the text is no IP address
	 */
	static byte @Nullable [] parse(String text) {
		if (!text.contains(":")) {
			return parseV4(text);
		}
		int zone = text.indexOf('%');
		if (zone == text.length() - 1) {
			return null;
		}
		return parseV6((zone < 0) ? text : text.substring(0, zone));
	}

	private static byte @Nullable [] parseV4(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 4) {
			return null;
		}
		byte[] bytes = new byte[4];
		for (int i = 0; i < 4; i++) {
			if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
				return null;
			}
			bytes[i] = (byte) Integer.parseInt(parts[i]);
		}
		return bytes;
	}

	private static byte @Nullable [] parseV6(String text) {
		int gap = text.indexOf("::");
		if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
			return null;
		}
		List<Integer> head = groups((gap < 0) ? text : text.substring(0, gap), gap < 0);
		List<Integer> tail = (gap < 0) ? List.of() : groups(text.substring(gap + 2), true);
		if (head == null || tail == null) {
			return null;
		}
		int known = head.size() + tail.size();
		if ((gap < 0) ? known != GROUPS : known >= GROUPS) {
			return null;
		}
		byte[] bytes = new byte[2 * GROUPS];
		write(bytes, 0, head);
		write(bytes, GROUPS - tail.size(), tail);
		return bytes;
	}

	private static void write(byte[] bytes, int firstGroup, List<Integer> groups) {
		for (int i = 0; i < groups.size(); i++) {
			bytes[2 * (firstGroup + i)] = (byte) (groups.get(i) >> 8);
			bytes[2 * (firstGroup + i) + 1] = (byte) (int) groups.get(i);
		}
	}

	private static @Nullable List<Integer> groups(String text, boolean last) {
		List<Integer> groups = new ArrayList<>();
		if (text.isEmpty()) {
			return groups;
		}
		String[] parts = text.split(":", -1);
		for (int i = 0; i < parts.length; i++) {
			byte[] v4 = (last && i == parts.length - 1 && parts[i].contains(".")) ? parseV4(parts[i]) : null;
			if (v4 != null) {
				groups.add((v4[0] & 0xff) << 8 | v4[1] & 0xff);
				groups.add((v4[2] & 0xff) << 8 | v4[3] & 0xff);
			}
			else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
				groups.add(Integer.parseInt(parts[i], 16));
			}
			else {
				return null;
			}
		}
		return groups;
	}

	/**
	 * Formats an address; of IPv6 the shortest form of RFC 5952.
	 */
	static String format(byte[] bytes) {
		if (bytes.length == 4) {
			return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
		}
		int[] groups = new int[GROUPS];
		for (int i = 0; i < GROUPS; i++) {
			groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
		}
		int gapStart = -1;
		int gapLength = 1;
		for (int i = 0; i < GROUPS; i++) {
			int end = i;
			while (end < GROUPS && groups[end] == 0) {
				end++;
			}
			if (end - i > gapLength) {
				gapStart = i;
				gapLength = end - i;
			}
			i = Math.max(i, end - 1);
		}
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < GROUPS; i++) {
			if (i == gapStart) {
				result.append("::");
				i += gapLength - 1;
				continue;
			}
			if (!result.isEmpty() && result.charAt(result.length() - 1) != ':') {
				result.append(':');
			}
			result.append(Integer.toHexString(groups[i]));
		}
		return result.toString();
	}

}
