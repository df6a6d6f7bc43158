package io.github.tgsession.sample;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MessageCountRepository extends JpaRepository<MessageCount, Long> {

	/**
	 * How many messages have been counted altogether.
	 */
	@Query("select coalesce(sum(c.messages), 0) from MessageCount c")
	long countMessages();

}
