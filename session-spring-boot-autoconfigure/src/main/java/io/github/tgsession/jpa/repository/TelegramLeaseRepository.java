package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramLeaseEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_lease}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramLeaseRepository extends Repository<TelegramLeaseEntity, Long> {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramLeaseEntity> findById(Long id);

	/**
	 * Finds the leases of a node.
	 * @param nodeId the id of the node
	 * @return the leases in the order of their sessions
	 */
	List<TelegramLeaseEntity> findByNodeIdOrderBySessionId(String nodeId);

}
