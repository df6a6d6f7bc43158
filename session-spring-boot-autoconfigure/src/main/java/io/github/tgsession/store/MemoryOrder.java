package io.github.tgsession.store;

import java.util.Arrays;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/**
 * The marked ids in order, for reading in pages. Kept only while pages are read; new ids
 * meanwhile are set aside and sorted in once there are many of them.
 */
final class MemoryOrder {

	private static final int FEW = 1024;

	private final MemoryRows rows;

	private long @Nullable [] sorted;

	private long[] added = new long[0];

	private int additions;

	MemoryOrder(MemoryRows rows) {
		this.rows = rows;
	}

	/**
	 * Notes an id that is among the rows since just now.
	 * @param id the marked id
	 */
	synchronized void add(long id) {
		long[] ids = this.sorted;
		if (ids == null || Arrays.binarySearch(ids, id) >= 0) {
			return;
		}
		if (this.additions == this.added.length) {
			this.added = Arrays.copyOf(this.added, Math.max(16, this.additions * 2));
		}
		this.added[this.additions++] = id;
		// Whoever reads in pages may never come back for the next one.
		if (this.additions > FEW + ids.length / 16) {
			sortIn(ids);
		}
	}

	private void sortIn(long[] ids) {
		long[] all = Arrays.copyOf(ids, ids.length + this.additions);
		System.arraycopy(this.added, 0, all, ids.length, this.additions);
		Arrays.sort(all);
		clear();
		this.sorted = all;
	}

	synchronized void clear() {
		this.sorted = null;
		this.added = new long[0];
		this.additions = 0;
	}

	/**
	 * The ids of a page.
	 * @param afterId the last id of the page before, null for the first page
	 * @param limit how many at the most
	 * @return the next ids in order
	 */
	synchronized long[] page(@Nullable Long afterId, int limit) {
		long[] ids = sorted();
		int start = 0;
		if (afterId != null) {
			int position = Arrays.binarySearch(ids, afterId);
			start = (position >= 0) ? position + 1 : -position - 1;
		}
		LongStream page = Arrays.stream(ids, start, start + Math.min(limit, ids.length - start));
		if (this.additions > 0) {
			LongStream recent = Arrays.stream(this.added, 0, this.additions);
			page = LongStream.concat(page, (afterId != null) ? recent.filter((id) -> id > afterId) : recent)
				.sorted()
				.limit(limit);
		}
		long[] result = page.toArray();
		if (result.length < limit) {
			clear();
		}
		return result;
	}

	private long[] sorted() {
		long[] ids = this.sorted;
		if (ids == null) {
			LongStream.Builder all = LongStream.builder();
			this.rows.forEach((row) -> all.add(row.id()));
			ids = all.build().sorted().toArray();
			this.sorted = ids;
		}
		return ids;
	}

}
