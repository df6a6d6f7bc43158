package io.github.tgsession.sample;

import java.util.List;

import io.github.tgsession.AuthKey;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.autoconfigure.SessionStringChangedEvent;
import io.github.tgsession.store.SessionStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells in plain words what the bot does.
 */
@Component
class BotLog {

	private static final Logger logger = LoggerFactory.getLogger("io.github.tgsession.sample");

	private final TelegramSession session;

	private final SessionStore store;

	private final MessageCountRepository messageCounts;

	private final Traffic traffic;

	private final MeterRegistry meters;

	private final SampleProperties properties;

	private final String type;

	BotLog(TelegramSession session, SessionStore store, MessageCountRepository messageCounts, Traffic traffic,
			MeterRegistry meters, SampleProperties properties, @Value("${telegram.session.type}") String type) {
		this.session = session;
		this.store = store;
		this.messageCounts = messageCounts;
		this.traffic = traffic;
		this.meters = meters;
		this.properties = properties;
		this.type = type;
	}

	void hello() {
		say("This bot replays " + this.traffic.size() + " recorded updates. It needs no server and no account.");
		say("Its session '" + this.session.getName() + "' is kept " + whereKept() + ".");
	}

	private String whereKept() {
		return switch (this.type) {
			case "jpa" -> "in a database in the directory " + directory();
			case "string" -> "in memory; its login comes from 'telegram.session.string', if that is set";
			default -> "in memory only";
		};
	}

	private String directory() {
		return this.properties.dataDirectory().toAbsolutePath().normalize().toString();
	}

	void loggingIn() {
		say("The session is empty, so the bot logs in.");
	}

	void loggedIn() {
		say("Logged in, for show only: " + login() + ". Address and key are made up and open no account.");
	}

	void beginning() {
		say("Each line is one update: its number, what happens, and what came of it. "
				+ "HIT: the session knows it. MISS: Telegram has to be asked; its answers are recorded, too.");
		if (isKept()) {
			say("Stop the bot whenever you like, with Ctrl-C or kill -9, and start it again: it goes on where it was.");
		}
	}

	void restored(int position) {
		say("Restored the login: " + login() + ". No need to log in again.");
		say("Restored the memory: " + memory() + ".");
		if (position == 0) {
			say("Restored no position: the bot begins with update 1 of " + this.traffic.size() + ".");
		}
		else if (position < this.traffic.size()) {
			say("Restored the position: the last run stopped after update " + position + " of " + this.traffic.size()
					+ ", so this one goes on with update " + (position + 1) + ".");
			sayCounted(position);
			say("Telegram begins with the last update once more, as it may after a broken connection.");
		}
	}

	private String login() {
		AuthKey key = this.session.getAuthKey();
		return "data centre " + this.session.getDcId() + " at " + this.session.getServerAddress() + ", key id "
				+ ((key != null) ? key.idAsHex() : "none");
	}

	private String memory() {
		return this.store.find(this.session.getName())
			.map((ref) -> this.store.countEntities(ref) + " peers, " + this.session.getUpdateStates().size()
					+ " positions, " + this.store.countFiles(ref) + " sent files")
			.orElse("nothing");
	}

	void handled(Step step, String outcome) {
		say("%2d/%d  %s. %s".formatted(step.pts(), this.traffic.size(), Words.plain(step.story()), outcome));
	}

	void stopped(int position) {
		say("Asked to stop. " + position + " of " + this.traffic.size() + " updates are handled"
				+ (isKept() ? "; start the bot again, and it goes on with update " + (position + 1) + "."
						: ". This kind of session does not remember that: the next start begins with update 1."));
	}

	void standsBy() {
		say("Another process has the session. This one stands by, and begins when the session is free.");
	}

	void disconnected(int position) {
		say("Disconnected after update " + position + ": this process may not own the session any more.");
	}

	void lost() {
		say("Another process has taken the session over, and goes on where this one was. This one ends.");
	}

	void failed(RuntimeException failure) {
		logger.error("The bot has failed, and nothing of the update in hand is stored: " + failure.getMessage());
	}

	void finished() {
		say("All " + this.traffic.size() + " updates are handled.");
		sayCounted(this.traffic.size());
		say("The session now knows " + memory() + ".");
		sayCache("telegram.entities", "Look-ups of peers", "questions to Telegram");
		sayCache("telegram.files", "Sent files", "uploads");
		say(switch (this.type) {
			case "jpa" -> "Start the bot again to see what it still knows. " + startAfresh();
			case "string" -> "Of this session only the login remains, in the session string. " + stays();
			default -> "Nothing of this session remains. " + stays();
		});
	}

	private void sayCounted(int position) {
		long counted = this.messageCounts.countMessages();
		long recorded = this.traffic.messagesUpTo(position);
		say("The bot has counted %d messages of %d senders in its own table; %d are recorded up to here. %s".formatted(
				counted, this.messageCounts.count(), recorded,
				(counted == recorded) ? "None is lost, none is counted twice." : "SOMETHING IS WRONG."));
	}

	private void sayCache(String cache, String what, String saved) {
		long hits = count(cache, "hit");
		long misses = count(cache, "miss");
		say("%s since this start: hits %d, misses %d. The session saved %d of %d %s.".formatted(what, hits, misses,
				hits, hits + misses, saved));
	}

	private long count(String cache, String result) {
		FunctionCounter counter = this.meters.find("cache.gets")
			.tags("cache", cache, "result", result)
			.functionCounter();
		return (counter != null) ? (long) counter.count() : 0;
	}

	void nothingToDo(List<Object> keys) {
		say("All " + this.traffic.size() + " updates were handled by an earlier run: nothing to do.");
		sayCounted(this.traffic.size());
		say("A few look-ups show that the bot still knows whom it has met:");
		keys.forEach(this::sayLookUp);
		say(startAfresh());
	}

	private void sayLookUp(Object key) {
		say("  " + Words.key(key) + ": "
				+ this.session.findInputEntity(key).map((peer) -> "HIT, " + Words.peer(peer)).orElse("MISS"));
	}

	/**
	 * The recorded updates would turn back the position of a session in use.
	 */
	void comesFromElsewhere(int position, List<Object> keys) {
		say("This session comes from elsewhere: its position is " + position + ", and there are " + this.traffic.size()
				+ " recorded updates only. The bot replays none, and leaves the position alone.");
		say("A few look-ups of whom the recorded updates are about; the session may have met others:");
		keys.forEach(this::sayLookUp);
		say(startAfresh());
	}

	private String startAfresh() {
		return "To start afresh, delete the directory " + directory() + ".";
	}

	private static String stays() {
		return "Start without 'telegram.session.type' for a session that stays.";
	}

	/**
	 * Sessions of type string live in their string only.
	 */
	@EventListener
	void sessionStringChanged(SessionStringChangedEvent event) {
		AuthKey key = event.getSession().getAuthKey();
		say("The session string has changed: " + event.getSessionString().length() + " characters, key id "
				+ ((key != null) ? key.idAsHex() : "none")
				+ ". A real bot would store it in a safe place now, for it is the login, "
				+ "and set it as 'telegram.session.string' at the next start.");
	}

	private boolean isKept() {
		return this.type.equals("jpa");
	}

	private static void say(String words) {
		logger.info(words);
	}

}
