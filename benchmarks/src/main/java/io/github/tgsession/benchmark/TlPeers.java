package io.github.tgsession.benchmark;

import java.util.ArrayList;
import java.util.List;

import io.github.tgsession.tl.Channel;
import io.github.tgsession.tl.Chat;
import io.github.tgsession.tl.Entity;
import io.github.tgsession.tl.MarkedIds;
import io.github.tgsession.tl.User;

/**
 * Peers as Telegram's answers have them.
 */
final class TlPeers {

	/**
	 * How many come in one answer.
	 */
	static final int ANSWER = 1_000;

	private TlPeers() {
	}

	static List<List<Entity>> answers(List<Peer> peers) {
		List<List<Entity>> answers = new ArrayList<>();
		for (List<Peer> part : parts(peers)) {
			answers.add(part.stream().map(TlPeers::toEntity).toList());
		}
		return answers;
	}

	/**
	 * The peers of each answer.
	 */
	static List<List<Peer>> parts(List<Peer> peers) {
		List<List<Peer>> parts = new ArrayList<>();
		for (int from = 0; from < peers.size(); from += ANSWER) {
			parts.add(peers.subList(from, Math.min(from + ANSWER, peers.size())));
		}
		return parts;
	}

	static Entity toEntity(Peer peer) {
		if (peer.id() > 0) {
			return new User(peer.id(), peer.hash(), false, false, false, peer.name(), null, peer.username(), List.of(),
					(peer.phone() != null) ? peer.phone().toString() : null);
		}
		long bareId = MarkedIds.unmarked(peer.id());
		if (MarkedIds.isChannel(peer.id())) {
			return new Channel(bareId, peer.hash(), peer.name(), peer.username());
		}
		return new Chat(bareId, peer.name(), null);
	}

}
