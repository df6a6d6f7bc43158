package io.github.tgsession.sample;

import java.util.Optional;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.tl.InputPeer;
import io.github.tgsession.tl.InputPeerSelf;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handles each update exactly once: what the bot does with it and the new position are
 * stored by one transaction, or not at all.
 */
@Component
class UpdateHandler {

	/**
	 * The general position; those of channels have the channel's id.
	 */
	private static final long GENERAL = 0;

	private final TelegramSession session;

	private final MessageCountRepository messageCounts;

	UpdateHandler(TelegramSession session, MessageCountRepository messageCounts) {
		this.session = session;
		this.messageCounts = messageCounts;
	}

	/**
	 * The position: how many updates have been handled.
	 */
	int position() {
		return pts(this.session.getUpdateState(GENERAL));
	}

	/**
	 * Handles an update, unless that has been done before.
	 * @param step the update
	 * @return what came of it, in plain words
	 */
	@Transactional
	public String handle(Step step) {
		UpdateState position = this.session.getUpdateState(GENERAL);
		if (step.pts() <= pts(position)) {
			return "Handled before: not done again.";
		}
		String outcome;
		if (step instanceof Step.Message message) {
			outcome = receive(message);
		}
		else if (step instanceof Step.LookUp lookUp) {
			outcome = lookUp(lookUp);
		}
		else {
			outcome = send((Step.Upload) step);
		}
		// Last, and only from where this update began.
		UpdateState next = new UpdateState(step.pts(), null, step.date(), null);
		if (!this.session.advanceUpdateState(GENERAL, position, next)) {
			throw new IllegalStateException("Somebody else has moved the position of this session");
		}
		return outcome;
	}

	private String receive(Step.Message message) {
		String outcome = this.session.processEntities(message.object()) ? "Learnt something new." : "Nothing new.";
		if (message.sender() != null) {
			MessageCount count = this.messageCounts.findById(message.sender())
				.orElseGet(() -> new MessageCount(message.sender()));
			count.increment();
			this.messageCounts.save(count);
		}
		if (message.channel() != null && message.channelPts() != null) {
			this.session.advanceUpdateState(message.channel(), UpdateState.ofPts(message.channelPts()));
			outcome += " Has read this channel up to " + message.channelPts() + ".";
		}
		return outcome;
	}

	private String lookUp(Step.LookUp lookUp) {
		Optional<InputPeer> peer = this.session.findInputEntity(lookUp.key());
		String key = Words.key(lookUp.key());
		if (peer.isPresent()) {
			return (peer.get() instanceof InputPeerSelf) ? key + " is the bot itself: nothing to look up."
					: "HIT: " + key + " is " + Words.peer(peer.get()) + ".";
		}
		if (lookUp.answer() == null) {
			return "MISS: asks Telegram for " + key + ", which knows nobody either.";
		}
		this.session.processEntities(lookUp.answer());
		return "MISS: asks Telegram for " + key + " and remembers the answer.";
	}

	private String send(Step.Upload upload) {
		if (this.session.findFile(upload.digest(), upload.size(), upload.fileType()).isPresent()) {
			return "HIT: Telegram has this " + upload.type() + " already, it is not uploaded again.";
		}
		this.session.cacheFile(upload.digest(), upload.size(), upload.uploaded());
		return "MISS: uploads " + upload.size() + " bytes and remembers the " + upload.type() + ".";
	}

	private static int pts(@Nullable UpdateState state) {
		return (state != null && state.pts() != null) ? state.pts() : 0;
	}

}
