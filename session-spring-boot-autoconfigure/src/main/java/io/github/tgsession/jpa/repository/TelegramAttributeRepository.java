package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramAttributeEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_attribute}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramAttributeRepository
		extends Repository<TelegramAttributeEntity, TelegramAttributeEntity.Key>, AttributeStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramAttributeEntity> findById(TelegramAttributeEntity.Key id);

	/**
	 * Reads the rows of a session.
	 * @param sessionId the id of the session
	 * @return the rows in the order of their keys
	 */
	List<TelegramAttributeEntity> findBySessionIdOrderByName(long sessionId);

}
