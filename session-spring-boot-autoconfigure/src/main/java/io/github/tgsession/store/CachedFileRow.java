package io.github.tgsession.store;

/**
 * A sent file.
 *
 * @param key what it is known by
 * @param fileId the id of the document or photo
 * @param accessHash the access hash
 * @param fileReference the file reference, empty if there is none; not to be changed
 * @param cachedAt when it was remembered, in milliseconds since 1970
 * @since 0.1.0
 */
public record CachedFileRow(FileKey key, long fileId, long accessHash, byte[] fileReference, long cachedAt) {

	@Override
	public String toString() {
		return "CachedFileRow[key=" + this.key + "]";
	}

}
