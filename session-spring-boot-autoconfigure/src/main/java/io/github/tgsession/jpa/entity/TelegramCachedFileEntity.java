package io.github.tgsession.jpa.entity;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A file that a session has sent before. Table {@code telegram_cached_file}.
 *
 * @since 0.1.0
 */
@Entity
@Immutable
@Table(name = "telegram_cached_file")
@IdClass(TelegramCachedFileEntity.Key.class)
public class TelegramCachedFileEntity {

	@Id
	@Column(name = "session_id", nullable = false)
	private long sessionId;

	@Id
	@Column(name = "md5", nullable = false, length = 32)
	private String md5;

	@Id
	@Column(name = "file_size", nullable = false)
	private long fileSize;

	@Id
	@Column(name = "kind", nullable = false)
	private int kind;

	@Column(name = "file_id", nullable = false)
	private long fileId;

	@Column(name = "access_hash", nullable = false)
	private long accessHash;

	@Column(name = "file_reference", nullable = false, length = 4096)
	private byte[] fileReference;

	@Column(name = "cached_at", nullable = false)
	private long cachedAt;

	@SuppressWarnings("NullAway.Init")
	protected TelegramCachedFileEntity() {
	}

	/**
	 * Return the id of the session.
	 * @return the id of the session
	 */
	public long getSessionId() {
		return this.sessionId;
	}

	/**
	 * Return the MD5 digest, 32 lower-case hexadecimal digits.
	 * @return the MD5 digest, 32 lower-case hexadecimal digits
	 */
	public String getMd5() {
		return this.md5;
	}

	/**
	 * Return the size in bytes.
	 * @return the size in bytes
	 */
	public long getFileSize() {
		return this.fileSize;
	}

	/**
	 * Return 0 for a document, 1 for a photo.
	 * @return 0 for a document, 1 for a photo
	 */
	public int getKind() {
		return this.kind;
	}

	/**
	 * Return the id of the document or photo.
	 * @return the id of the document or photo
	 */
	public long getFileId() {
		return this.fileId;
	}

	/**
	 * Return the access hash.
	 * @return the access hash
	 */
	public long getAccessHash() {
		return this.accessHash;
	}

	/**
	 * Return the file reference, a copy.
	 * @return the file reference, a copy
	 */
	public byte[] getFileReference() {
		return this.fileReference.clone();
	}

	/**
	 * Return when it was remembered, in milliseconds since 1970.
	 * @return when it was remembered, in milliseconds since 1970
	 */
	public long getCachedAt() {
		return this.cachedAt;
	}

	@Override
	public String toString() {
		return "TelegramCachedFileEntity[sessionId=" + this.sessionId + ", md5=" + this.md5 + ", fileSize="
				+ this.fileSize + ", kind=" + this.kind + "]";
	}

	/**
	 * The primary key.
	 *
	 * @param sessionId the id of the session
	 * @param md5 the MD5 digest, 32 lower-case hexadecimal digits
	 * @param fileSize the size in bytes
	 * @param kind 0 for a document, 1 for a photo
	 */
	public record Key(long sessionId, String md5, long fileSize, int kind) implements Serializable {

	}

}
