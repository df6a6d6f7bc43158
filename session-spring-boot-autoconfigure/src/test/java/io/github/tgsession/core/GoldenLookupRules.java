package io.github.tgsession.core;

import java.util.List;
import java.util.Map;

import io.github.tgsession.tl.MarkedIds;
import org.jspecify.annotations.Nullable;

/**
 * By which rule a mismatch of a look-up is a deviation.
 */
final class GoldenLookupRules {

	private GoldenLookupRules() {
	}

	static @Nullable Deviation explain(@Nullable Object key, GoldenOutcome expected, GoldenOutcome got,
			GoldenHistory history) {
		if (key instanceof Boolean) {
			return got.isError() ? Deviation.BOOLEANS_ARE_NO_IDS : null;
		}
		if (key == null || key instanceof List<?> || key instanceof byte[]) {
			return got.isError() ? Deviation.KEYS_OF_NO_KIND : null;
		}
		if (key instanceof Map<?, ?> object) {
			Deviation deviation = explainObject(object, expected, got);
			if (deviation != null) {
				return deviation;
			}
		}
		if ("OverflowError".equals(expected.errorType())
				|| GoldenValues.anywhere(key, (value) -> value instanceof java.math.BigInteger)) {
			return Deviation.IDS_HAVE_64_BITS;
		}
		if (key instanceof String text) {
			Deviation deviation = explainText(text, expected, got);
			if (deviation != null) {
				return deviation;
			}
		}
		return explainAnswer(key, expected, got, history);
	}

	private static @Nullable Deviation explainObject(Map<?, ?> object, GoldenOutcome expected, GoldenOutcome got) {
		String kind = String.valueOf(object.get("_"));
		if ((kind.startsWith("InputUser") || kind.startsWith("InputChannel"))
				&& GoldenOutcome.same(expected.result(), object) && got.result() instanceof Map<?, ?> answer
				&& String.valueOf(answer.get("_")).startsWith("InputPeer")) {
			return Deviation.INPUT_USERS_BECOME_INPUT_PEERS;
		}
		return (kind.equals("InputNotifyPeer") && "AttributeError".equals(expected.errorType()))
				? Deviation.NOTIFY_PEERS_NAME_THEIR_PEER : null;
	}

	private static @Nullable Deviation explainText(String text, GoldenOutcome expected, GoldenOutcome got) {
		if (text.equals("me") || text.equals("self")) {
			return Deviation.ME_AND_SELF;
		}
		if (expected.errorMessage().startsWith("non-hexadecimal")) {
			return Deviation.LINKS_DO_NOT_CRASH;
		}
		if (text.indexOf(0) >= 0) {
			return Deviation.NO_NUL;
		}
		if (got.isMiss() && !text.chars().allMatch((character) -> character < 128)) {
			return Deviation.ASCII_ONLY;
		}
		String digits = Phones.parse(text);
		return (got.isMiss() && digits != null && digits.length() > 18) ? Deviation.LONG_PHONES_ARE_EXACT : null;
	}

	/**
	 * What we know and Telethon does not, or know better.
	 */
	private static @Nullable Deviation explainAnswer(Object key, GoldenOutcome expected, GoldenOutcome got,
			GoldenHistory history) {
		if (got.isMiss() && key instanceof String text && history.hasChangedHands(text)) {
			return Deviation.GIVEN_UP_USERNAMES;
		}
		if (!(got.result() instanceof Map<?, ?> answer)) {
			return null;
		}
		if (expected.result() instanceof Map<?, ?> chat && chat.get("chat_id") instanceof Long chatId
				&& history.isMigratedChat(-chatId) && answer.containsKey("channel_id")) {
			return Deviation.MIGRATED_CHATS;
		}
		long id = (answer.get("channel_id") instanceof Long channelId) ? MarkedIds.ofChannel(channelId)
				: (answer.get("chat_id") instanceof Long chatId) ? -chatId : (Long) answer.get("user_id");
		if (history.isForbiddenChannel(id)) {
			return Deviation.FORBIDDEN_CHANNELS_HAVE_NAMES;
		}
		if (history.isMentionedAfterDescription(id)) {
			return Deviation.NOTHING_IS_WIPED;
		}
		if (!expected.isMiss()) {
			return null;
		}
		if (key instanceof String text && history.isListedUsername(text)) {
			return Deviation.ALL_USERNAMES_RESOLVE;
		}
		if (history.isBareEntity(id)) {
			return Deviation.BARE_ENTITIES;
		}
		return (history.hasBadMember() && history.isDescribed(id)) ? Deviation.BAD_MEMBERS : null;
	}

}
