package io.github.tgsession.contract;

import java.util.List;
import java.util.stream.LongStream;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.AttributeRow;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.AuthKeyRow;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.EntityText;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionField;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.store.UpdateStateChange.Advance;
import io.github.tgsession.store.UpdateStateChange.CompareAndSet;
import io.github.tgsession.store.UpdateStateChange.Remove;
import io.github.tgsession.store.UpdateStateChange.Set;

/**
 * Makes a store do everything that it can, to look at what it does. Numbers that begin
 * with 1 are known beforehand or after the writing, those that begin with 9 are not.
 */
public final class StoreTour {

	private final SessionStore store;

	/**
	 * Begins a tour.
	 * @param store the store to walk through
	 */
	public StoreTour(SessionStore store) {
		this.store = store;
	}

	/**
	 * Walks through everything, and deletes the session at the end.
	 * @param name the name of the session
	 */
	public void walk(String name) {
		SessionRef session = this.store.open(name);
		this.store.list();
		write(session, 1);
		write(session, 3);
		change(session);
		for (int keys : new int[] { 1, 3 }) {
			find(session, keys);
		}
		lookUp(session);
		readAll(session);
		this.store.apply(session, ChangeSet.of((changes) -> changes.dropAccount()));
		this.store.delete(session);
	}

	/**
	 * Stores rows of every kind.
	 * @param session the session
	 * @param rows how many of each
	 */
	public void write(SessionRef session, int rows) {
		this.store.apply(session, ChangeSet.of((changes) -> {
			for (int row = 0; row < rows; row++) {
				changes.session(SessionField.USER_ID, 1L)
					.dataCenter(new DataCenterRow(2, row, "address", 443, 0))
					.authKey(new AuthKeyChange(2, row, key(1), 1));
			}
		}));
		learn(session, rows);
	}

	/**
	 * Stores what there may be much of.
	 * @param session the session
	 * @param rows how many rows of each kind
	 */
	public void learn(SessionRef session, int rows) {
		this.store.apply(session, ChangeSet.of((changes) -> {
			for (int row = 0; row < rows; row++) {
				changes.entity(new EntityChange(entity(1 + row), false))
					.peerReference(new PeerReferenceRow(1 + row, 2, 3))
					.file(new CachedFileRow(file(row), 1, 2, new byte[] { 3 }, 4));
			}
		}));
	}

	private void change(SessionRef session) {
		this.store.apply(session,
				ChangeSet.of((changes) -> changes.attribute(new AttributeRow("u1", new byte[1], null))
					.updateState(0, new CompareAndSet(null, UpdateState.ofPts(1)))
					.updateState(1, new Advance(UpdateState.ofPts(1)))
					.updateState(2, new Set(UpdateState.ofPts(2)))
					.updateState(3, new Remove())));
		this.store.applyAll(session, (writer) -> {
			writer.accept(ChangeSet.of((changes) -> changes.forgetFile(file(0))
				.removeAttribute("u2")
				.lostUsername("u1", 1)
				.entity(new EntityChange(entity(1), true))));
			writer.accept(ChangeSet.of((changes) -> changes.archivedKey(key(8))
				.authKey(new AuthKeyChange(2, 1, null, 1))
				.updateState(1, new CompareAndSet(UpdateState.ofPts(1), UpdateState.ofPts(2)))));
		});
	}

	/**
	 * Finds by many keys of each kind.
	 * @param session the session
	 * @param keys how many
	 */
	public void find(SessionRef session, int keys) {
		List<Long> ids = LongStream.rangeClosed(1, keys).boxed().toList();
		List<String> words = ids.stream().map((id) -> "u" + id).toList();
		this.store.findEntities(session, ids);
		for (EntityText kind : EntityText.values()) {
			this.store.findEntitiesByText(session, kind, words);
		}
		this.store.findPeerReferences(session, ids);
		this.store.findUpdateStates(session, ids);
		this.store.findAttributes(session, words);
		this.store.findFiles(session, ids.stream().map((id) -> file(id.intValue())).toList());
	}

	private void lookUp(SessionRef session) {
		this.store.lookUp(session, 1);
		this.store.lookUpBare(session, 1);
		for (EntityText kind : EntityText.values()) {
			this.store.lookUp(session, kind, "u1");
		}
	}

	private void readAll(SessionRef session) {
		this.store.readIdentity(session);
		this.store.findUpdateStates(session, null);
		this.store.findAttributes(session, null);
		this.store.readEntities(session, 1L, 10);
		this.store.readPeerReferences(session, 1L, 10);
		this.store.readFiles(session, null, 10);
		this.store.readFiles(session, file(1), 10);
		this.store.countEntities(session);
		this.store.countFiles(session);
	}

	private static EntityRow entity(long id) {
		String text = "u" + id;
		return new EntityRow(id, id, 0, text, List.of(text), text, text, null, id);
	}

	private static FileKey file(int number) {
		return new FileKey(String.format("%032x", number), 10, FileKey.DOCUMENT);
	}

	private static AuthKeyRow key(long id) {
		return new AuthKeyRow(2, 0, id, new byte[] { 0, 1, 2 }, null, 5L);
	}

}
