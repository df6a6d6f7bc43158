package io.github.tgsession.integration.interop;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.integration.interop.Tally.Subject;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.SentFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares a session of our own with a file that is open in Telethon.
 */
final class TelethonComparison {

	private static final int BATCH = 2_000;

	private final Comparison comparison;

	TelethonComparison(Comparison comparison) {
		this.comparison = comparison;
	}

	/**
	 * Everything but the entities.
	 */
	void compareState(TelegramSession session, TelethonFile file) {
		JsonNode view = file.view();
		value("data centre", session.getDcId(), view.get("dc").asInt());
		value("address", session.getServerAddress(), view.get("address").asString());
		value("port", session.getPort(), view.get("port").asInt());
		value("key", session.getAuthKey(),
				view.get("key").isNull() ? null : AuthKey.of(HexFormat.of().parseHex(view.get("key").asString())));
		value("takeout", session.getTakeoutId(), view.get("takeout").isNull() ? null : view.get("takeout").asLong());
		value("positions", session.getUpdateStates(), file.states());
		for (long id : session.getUpdateStates().keySet()) {
			value("position", session.getUpdateState(id), file.state(id));
		}
	}

	void compareFiles(TelegramSession session, JsonNode keys, TelethonFile file) {
		JsonNode theirs = file.files(keys);
		for (int i = 0; i < keys.size(); i++) {
			byte[] md5 = HexFormat.of().parseHex(keys.get(i).get(0).asString());
			long size = keys.get(i).get(1).asLong();
			SentFile ours = (keys.get(i).get(2).asInt() == 0)
					? session.findFile(md5, size, InputDocument.class).orElse(null)
					: session.findFile(md5, size, InputPhoto.class).orElse(null);
			JsonNode row = theirs.get(i);
			value("sent file", idAndHash(ours),
					row.isNull() ? null : List.of(row.get(0).asLong(), row.get(1).asLong()));
		}
	}

	private static @Nullable List<Long> idAndHash(@Nullable SentFile file) {
		if (file instanceof InputDocument document) {
			return List.of(document.id(), document.accessHash());
		}
		return (file instanceof InputPhoto photo) ? List.of(photo.id(), photo.accessHash()) : null;
	}

	private void value(String what, @Nullable Object ours, @Nullable Object theirs) {
		this.comparison.same(Subject.VALUES, what, ours, theirs);
	}

	/**
	 * Every answer to every question.
	 */
	void compareLookUps(TelegramSession session, List<Question> questions, TelethonFile file) {
		for (int start = 0; start < questions.size(); start += BATCH) {
			List<Question> batch = questions.subList(start, Math.min(start + BATCH, questions.size()));
			List<Answer> theirs = file.lookUp(batch);
			for (int i = 0; i < batch.size(); i++) {
				compare(batch.get(i), batch.get(i).ask(session), theirs.get(i));
			}
		}
	}

	/**
	 * Two files that are to give the same answers.
	 */
	void compareLookUps(TelethonFile ours, List<Question> questions, TelethonFile theirs) {
		for (int start = 0; start < questions.size(); start += BATCH) {
			List<Question> batch = questions.subList(start, Math.min(start + BATCH, questions.size()));
			List<Answer> ourAnswers = ours.lookUp(batch);
			List<Answer> theirAnswers = theirs.lookUp(batch);
			for (int i = 0; i < batch.size(); i++) {
				compare(batch.get(i), ourAnswers.get(i), theirAnswers.get(i));
			}
		}
	}

	private void compare(Question question, Answer ours, Answer theirs) {
		if (!ours.equals(theirs) && KnownDifference.isKnown(question, ours, theirs)) {
			this.comparison.known();
		}
		else {
			this.comparison.same(Subject.LOOK_UPS, Objects.toString(question.key()), ours, theirs);
		}
	}

}
