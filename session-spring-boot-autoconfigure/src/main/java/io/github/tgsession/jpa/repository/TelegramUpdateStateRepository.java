package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramUpdateStateEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_update_state}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramUpdateStateRepository
		extends Repository<TelegramUpdateStateEntity, TelegramUpdateStateEntity.Key>, UpdateStateStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramUpdateStateEntity> findById(TelegramUpdateStateEntity.Key id);

	/**
	 * Reads the rows of a session.
	 * @param sessionId the id of the session
	 * @return the rows in the order of their keys
	 */
	List<TelegramUpdateStateEntity> findBySessionIdOrderByEntityId(long sessionId);

	/**
	 * Counts the rows of a session.
	 * @param sessionId the id of the session
	 * @return how many there are
	 */
	long countBySessionId(long sessionId);

}
