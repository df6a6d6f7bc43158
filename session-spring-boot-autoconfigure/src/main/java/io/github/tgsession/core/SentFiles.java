package io.github.tgsession.core;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.github.tgsession.store.CachedFileRow;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.FileKey;
import io.github.tgsession.tl.InputDocument;
import io.github.tgsession.tl.InputPhoto;
import io.github.tgsession.tl.SentFile;

/**
 * Files that Telegram already has.
 */
final class SentFiles {

	private static final int MD5_LENGTH = 16;

	/**
	 * Far more than Telegram sends, and less than every database takes.
	 */
	private static final int MAX_FILE_REFERENCE = 1024;

	private final SharedSession session;

	SentFiles(SharedSession session) {
		this.session = session;
	}

	void cache(byte[] md5Digest, long fileSize, Object file) {
		if (!(this.session.reading().read(file) instanceof SentFile sent)) {
			throw new IllegalArgumentException("Only an InputDocument or InputPhoto can be sent again, not a "
					+ file.getClass().getName() + ": pass what Telegram answered to the upload");
		}
		if (sent.fileReference().length > MAX_FILE_REFERENCE) {
			throw new IllegalArgumentException("A file reference has up to " + MAX_FILE_REFERENCE + " bytes, not "
					+ sent.fileReference().length + ": take it unchanged from Telegram's answer");
		}
		CachedFileRow row = new CachedFileRow(key(md5Digest, fileSize, sent.getClass()), sent.id(), sent.accessHash(),
				sent.fileReference(), this.session.now());
		this.session.apply(ChangeSet.of((changes) -> changes.file(row)));
		this.session.statistics().files().put(1);
	}

	<T extends SentFile> Optional<T> find(byte[] md5Digest, long fileSize, Class<T> type) {
		FileKey key = key(md5Digest, fileSize, type);
		CachedFileRow row = this.session.store().findFiles(this.session.ref(), List.of(key)).get(key);
		this.session.statistics().files().lookedUp(row != null);
		return Optional.ofNullable(row)
			.map((found) -> type.cast((found.key().kind() == FileKey.PHOTO)
					? new InputPhoto(found.fileId(), found.accessHash(), found.fileReference())
					: new InputDocument(found.fileId(), found.accessHash(), found.fileReference())));
	}

	void forget(byte[] md5Digest, long fileSize, Class<? extends SentFile> type) {
		FileKey key = key(md5Digest, fileSize, type);
		this.session.apply(ChangeSet.of((changes) -> changes.forgetFile(key)));
	}

	private static FileKey key(byte[] md5Digest, long fileSize, Class<?> type) {
		if (md5Digest.length != MD5_LENGTH) {
			throw new IllegalArgumentException("An MD5 digest has " + MD5_LENGTH + " bytes, not " + md5Digest.length);
		}
		if (fileSize < 0) {
			throw new IllegalArgumentException("The size of a file is not negative, as " + fileSize + " is");
		}
		if (type != InputDocument.class && type != InputPhoto.class) {
			throw new IllegalArgumentException(
					"A file is sent as InputDocument or InputPhoto, not as " + type.getName());
		}
		return new FileKey(HexFormat.of().formatHex(md5Digest), fileSize,
				(type == InputPhoto.class) ? FileKey.PHOTO : FileKey.DOCUMENT);
	}

}
