package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramKeyClaimEntity;

import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_key_claim}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramKeyClaimRepository extends Repository<TelegramKeyClaimEntity, Long> {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramKeyClaimEntity> findById(Long id);

	/**
	 * Finds the claims of a session.
	 * @param sessionId the id of the session
	 * @return the claims in the order of their authorization keys
	 */
	List<TelegramKeyClaimEntity> findBySessionIdOrderByAuthKeyId(long sessionId);

}
