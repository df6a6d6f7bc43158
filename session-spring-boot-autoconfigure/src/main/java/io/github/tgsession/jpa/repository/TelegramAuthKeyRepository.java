package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramAuthKeyEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_auth_key}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramAuthKeyRepository
		extends Repository<TelegramAuthKeyEntity, TelegramAuthKeyEntity.Key>, AuthKeyStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramAuthKeyEntity> findById(TelegramAuthKeyEntity.Key id);

	/**
	 * Reads the rows of a session.
	 * @param sessionId the id of the session
	 * @return the rows in the order of their keys
	 */
	List<TelegramAuthKeyEntity> findBySessionIdOrderByDcIdAscPurposeAscAuthKeyIdAsc(long sessionId);

	/**
	 * Counts the current keys of a session.
	 * @param sessionId the id of the session
	 * @return how many there are
	 */
	long countBySessionIdAndReplacedAtIsNull(long sessionId);

}
