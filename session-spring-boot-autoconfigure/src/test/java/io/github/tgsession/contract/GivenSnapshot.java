package io.github.tgsession.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.github.tgsession.AuthKey;
import io.github.tgsession.AuthKeyPurpose;
import io.github.tgsession.EntityRow;
import io.github.tgsession.UpdateState;
import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.DataCenterRow;
import io.github.tgsession.store.PeerReferenceRow;
import io.github.tgsession.store.SessionSnapshot;
import io.github.tgsession.store.SnapshotAttribute;
import io.github.tgsession.store.SnapshotIdentity;
import io.github.tgsession.store.SnapshotKey;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is put together by hand. It is partial, as those of foreign formats.
 */
final class GivenSnapshot implements SessionSnapshot {

	private final SnapshotIdentity identity;

	private final List<EntityRow> entities = new ArrayList<>();

	private final List<CachedFileRow> files = new ArrayList<>();

	private final List<SnapshotAttribute> attributes = new ArrayList<>();

	private final Map<Long, UpdateState> updateStates = new TreeMap<>();

	private @Nullable RuntimeException failure;

	GivenSnapshot(@Nullable AuthKey key, @Nullable Long userId, @Nullable Boolean bot) {
		this.identity = new SnapshotIdentity(2, false, null, userId, bot, null, null,
				List.of(new DataCenterRow(2, 0, "149.154.167.51", 443, 0)),
				(key != null) ? List.of(new SnapshotKey(2, AuthKeyPurpose.PERMANENT, key, null, null)) : List.of());
	}

	GivenSnapshot entity(EntityRow row) {
		this.entities.add(row);
		return this;
	}

	GivenSnapshot file(CachedFileRow row) {
		this.files.add(row);
		return this;
	}

	GivenSnapshot attribute(String name, byte... value) {
		this.attributes.add(new SnapshotAttribute(name, value, null));
		return this;
	}

	GivenSnapshot position(long id, UpdateState state) {
		this.updateStates.put(id, state);
		return this;
	}

	/**
	 * Lets reading fail after the entities.
	 */
	GivenSnapshot failingWith(@Nullable RuntimeException failure) {
		this.failure = failure;
		return this;
	}

	@Override
	public SnapshotIdentity identity() {
		return this.identity;
	}

	@Override
	public Map<Long, UpdateState> updateStates() {
		return this.updateStates;
	}

	@Override
	public List<SnapshotAttribute> attributes() {
		return this.attributes;
	}

	@Override
	public long entityCount() {
		return this.entities.size();
	}

	@Override
	public void forEachEntity(Consumer<? super EntityRow> consumer) {
		this.entities.forEach(consumer);
	}

	@Override
	public void forEachPeerReference(Consumer<? super PeerReferenceRow> consumer) {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	@Override
	public void forEachFile(Consumer<? super CachedFileRow> consumer) {
		this.files.forEach(consumer);
	}

	@Override
	public boolean isPartial() {
		return true;
	}

	@Override
	public void close() {
	}

}
