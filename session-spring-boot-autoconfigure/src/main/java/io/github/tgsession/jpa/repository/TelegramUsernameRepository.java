package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramUsernameEntity;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.repository.Repository;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_username}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramUsernameRepository
		extends Repository<TelegramUsernameEntity, TelegramUsernameEntity.Key>, UsernameStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramUsernameEntity> findById(TelegramUsernameEntity.Key id);

	/**
	 * Reads the rows of a session, page by page.
	 * @param sessionId the id of the session
	 * @param page which page
	 * @return the rows of the page
	 */
	Slice<TelegramUsernameEntity> findBySessionIdOrderBySessionIdAscUsernameAsc(long sessionId, Pageable page);

	/**
	 * Finds the usernames that lead to a peer.
	 * @param sessionId the id of the session
	 * @param entityId the marked id of the peer
	 * @return the usernames in order
	 */
	List<TelegramUsernameEntity> findBySessionIdAndEntityIdOrderByUsername(long sessionId, long entityId);

}
