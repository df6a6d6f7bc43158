package io.github.tgsession.store;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;

/**
 * Everything in a session, on its way from one place to another. What there may be much
 * of is handed over row by row, so that a session of any size needs little memory. Each
 * part may be read more than once. For one thread at a time.
 *
 * @since 0.1.0
 */
public interface SessionSnapshot extends AutoCloseable {

	/**
	 * Who the session is.
	 * @return the identity
	 */
	SnapshotIdentity identity();

	/**
	 * The positions. They are never ahead of the entities: whoever makes a snapshot reads
	 * them first.
	 * @return the positions by entity id: 0 or a bare channel id
	 */
	Map<Long, UpdateState> updateStates();

	/**
	 * What clients keep in the session.
	 * @return the attributes
	 */
	List<SnapshotAttribute> attributes();

	/**
	 * How many entities there are about, for showing progress.
	 * @return the number
	 */
	long entityCount();

	/**
	 * Hands over all entities.
	 * @param consumer takes one after the other
	 */
	void forEachEntity(Consumer<? super EntityRow> consumer);

	/**
	 * Hands over all peer references.
	 * @param consumer takes one after the other
	 */
	void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer);

	/**
	 * Hands over all sent files.
	 * @param consumer takes one after the other
	 */
	void forEachFile(Consumer<? super CachedFileRow> consumer);

	/**
	 * Whether an entity may lack what it has, because the place that it comes from cannot
	 * hold it: then nothing that is known of it elsewhere is wiped.
	 * @return true for most foreign formats, false for a session of our own
	 */
	boolean isPartial();

	/**
	 * Releases what was opened for the snapshot.
	 */
	@Override
	void close();

}
