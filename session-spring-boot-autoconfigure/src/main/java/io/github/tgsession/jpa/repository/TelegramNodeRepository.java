package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramNodeEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_node}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramNodeRepository extends Repository<TelegramNodeEntity, String> {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramNodeEntity> findById(String id);

	/**
	 * Reads all nodes.
	 * @return the nodes in the order of their ids
	 */
	List<TelegramNodeEntity> findAllByOrderByNodeId();

}
