package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramSessionEntity;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_session}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramSessionRepository extends Repository<TelegramSessionEntity, Long>, SessionStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramSessionEntity> findById(Long id);

	/**
	 * Finds a session by its name.
	 * @param name the name
	 * @return the session
	 */
	Optional<TelegramSessionEntity> findByName(String name);

	/**
	 * Reads the sessions in the order of their names, page by page.
	 * @param page which page
	 * @return the sessions of the page
	 */
	Slice<TelegramSessionEntity> findAllByOrderByName(Pageable page);

	/**
	 * Finds the sessions of an account.
	 * @param userId the bare id of the account
	 * @return their names
	 */
	List<NameOnly> findByUserIdOrderByName(long userId);

	/**
	 * Counts sessions.
	 * @return how many there are
	 */
	long count();

	/**
	 * The name of a session.
	 */
	interface NameOnly {

		/**
		 * Return the name.
		 * @return the name
		 */
		String getName();

	}

}
