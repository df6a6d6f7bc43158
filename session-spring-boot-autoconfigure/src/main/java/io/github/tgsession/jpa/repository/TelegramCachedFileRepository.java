package io.github.tgsession.jpa.repository;

import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramCachedFileEntity;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_cached_file}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramCachedFileRepository
		extends Repository<TelegramCachedFileEntity, TelegramCachedFileEntity.Key>, CachedFileStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramCachedFileEntity> findById(TelegramCachedFileEntity.Key id);

	/**
	 * Reads the rows of a session, page by page.
	 * @param sessionId the id of the session
	 * @param page which page
	 * @return the rows of the page
	 */
	Slice<TelegramCachedFileEntity> findBySessionIdOrderBySessionIdAscMd5AscFileSizeAscKindAsc(long sessionId,
			Pageable page);

	/**
	 * Counts the rows of a session.
	 * @param sessionId the id of the session
	 * @return how many there are
	 */
	long countBySessionId(long sessionId);

}
