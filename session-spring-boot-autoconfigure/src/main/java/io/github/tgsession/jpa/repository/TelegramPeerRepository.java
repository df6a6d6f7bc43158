package io.github.tgsession.jpa.repository;

import java.util.List;
import java.util.Optional;

import io.github.tgsession.jpa.entity.TelegramPeerEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;

/**
 * Reads what the store has written to {@code telegram_entity}.
 *
 * @since 0.1.0
 */
@RepositoryRestResource(exported = false)
public interface TelegramPeerRepository extends Repository<TelegramPeerEntity, TelegramPeerEntity.Key>, PeerStatements {

	/**
	 * Finds a row by its key.
	 * @param id the key
	 * @return the row
	 */
	Optional<TelegramPeerEntity> findById(TelegramPeerEntity.Key id);

	/**
	 * Reads the rows of a session, page by page.
	 * @param sessionId the id of the session
	 * @param page which page
	 * @return the rows of the page
	 */
	Slice<TelegramPeerEntity> findBySessionIdOrderBySessionIdAscEntityIdAsc(long sessionId, Pageable page);

	/**
	 * Finds the peers with a phone number.
	 * @param sessionId the id of the session
	 * @param phone the number, digits only
	 * @return the peers, the lowest marked id first
	 */
	List<TelegramPeerEntity> findBySessionIdAndPhoneOrderByEntityId(long sessionId, String phone);

	/**
	 * Finds the peers with a display name.
	 * @param sessionId the id of the session
	 * @param name the name, to the letter
	 * @param limit how many at the most
	 * @return the peers, the lowest marked id first
	 */
	List<TelegramPeerEntity> findBySessionIdAndNameOrderByEntityId(long sessionId, String name, Limit limit);

	/**
	 * Finds what a peer is shown as.
	 * @param sessionId the id of the session
	 * @param entityId the marked id
	 * @return its names
	 */
	Optional<Display> findBySessionIdAndEntityId(long sessionId, long entityId);

	/**
	 * Finds the peer that a username leads to.
	 * @param sessionId the id of the session
	 * @param username the username in lower case
	 * @return the peer
	 */
	@Query("""
			select p from TelegramPeerEntity p join TelegramUsernameEntity u
			on u.sessionId = p.sessionId and u.entityId = p.entityId
			where u.sessionId = :sessionId and u.username = :username""")
	Optional<TelegramPeerEntity> findByActiveUsername(@Param("sessionId") long sessionId,
			@Param("username") String username);

	/**
	 * Counts the rows of a session.
	 * @param sessionId the id of the session
	 * @return how many there are
	 */
	long countBySessionId(long sessionId);

	/**
	 * What a peer is shown as.
	 */
	interface Display {

		/**
		 * Return the marked id.
		 * @return the marked id
		 */
		long getEntityId();

		/**
		 * Return the display name.
		 * @return the display name
		 */
		@Nullable String getName();

		/**
		 * Return the first username.
		 * @return the first username
		 */
		@Nullable String getUsername();

	}

}
