package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramDataCenterEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_data_center}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramDataCenterRepository
		extends Repository<TelegramDataCenterEntity, TelegramDataCenterEntity.Key>, DataCenterStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramDataCenterEntity> findById(TelegramDataCenterEntity.Key id);

	/**
	 * Reads the rows of a session.
	 * @param sessionId the id of the session
	 * @return the rows in the order of their keys
	 */
	List<TelegramDataCenterEntity> findBySessionIdOrderByDcIdAscKindAsc(long sessionId);

}
