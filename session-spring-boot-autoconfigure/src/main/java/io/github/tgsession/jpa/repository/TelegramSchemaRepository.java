package io.github.tgsession.jpa.repository;

import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramSchemaEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_schema}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramSchemaRepository extends Repository<TelegramSchemaEntity, Integer> {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramSchemaEntity> findById(Integer id);

	/**
	 * Finds the latest version.
	 * @return the version that the tables have reached
	 */
	Optional<TelegramSchemaEntity> findFirstByOrderByVersionDesc();

}
