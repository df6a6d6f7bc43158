package io.github.tgsession.sample;

import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerChannel;
import io.github.tgsession.tl.InputPeerChat;
import io.github.tgsession.tl.InputPeerUser;

/**
 * Words for the log that give nothing away: no phone number in full, no access hash, and
 * nothing that a plain terminal cannot show.
 */
final class Words {

	private Words() {
	}

	static String key(Object key) {
		if (key instanceof Number) {
			return "id " + key;
		}
		String text = key.toString();
		if (text.matches("[+0-9() -]{6,}")) {
			String digits = text.replaceAll("[^0-9]", "");
			return "phone number ..." + digits.substring(digits.length() - 3);
		}
		return "'" + plain(text) + "'";
	}

	static String peer(InputPeer peer) {
		if (peer instanceof InputPeerUser user) {
			return "user " + user.userId();
		}
		if (peer instanceof InputPeerChannel channel) {
			return "channel " + channel.channelId();
		}
		if (peer instanceof InputPeerChat chat) {
			return "group " + chat.chatId();
		}
		return peer.getClass().getSimpleName();
	}

	/**
	 * ASCII only: other characters as their numbers.
	 */
	static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		text.codePoints()
			.forEach((character) -> plain.append((character >= ' ' && character < 127) ? Character.toString(character)
					: String.format("\\u%04x", character)));
		return plain.toString();
	}

}
