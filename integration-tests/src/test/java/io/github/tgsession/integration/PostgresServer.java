package io.github.tgsession.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import io.github.tgsession.jpa.JpaRepositories;
import io.github.tgsession.jpa.repository.TelegramAttributeRepository;
import io.github.tgsession.jpa.repository.TelegramAuthKeyRepository;
import io.github.tgsession.jpa.repository.TelegramCachedFileRepository;
import io.github.tgsession.jpa.repository.TelegramDataCenterRepository;
import io.github.tgsession.jpa.repository.TelegramPeerReferenceRepository;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.jpa.repository.TelegramUpdateStateRepository;
import io.github.tgsession.jpa.repository.TelegramUsernameRepository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL that all tests of a JVM share, each with a database of its own. It ends
 * with the JVM.
 */
final class PostgresServer {

	private static final String USER = "postgres";

	private final EmbeddedPostgres server;

	private PostgresServer() {
		try {
			this.server = EmbeddedPostgres.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a database.
	 * @return its JDBC URL, with the user
	 */
	static String newDatabase() {
		EmbeddedPostgres server = Holder.INSTANCE.server;
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + name);
		return server.getJdbcUrl(USER, name);
	}

	/**
	 * What a store of an application's own needs.
	 * @param context an application
	 * @return the repositories in it
	 */
	static JpaRepositories repositories(BeanFactory context) {
		return new JpaRepositories(context.getBean(TelegramSessionRepository.class),
				context.getBean(TelegramDataCenterRepository.class), context.getBean(TelegramAuthKeyRepository.class),
				context.getBean(TelegramPeerRepository.class), context.getBean(TelegramUsernameRepository.class),
				context.getBean(TelegramPeerReferenceRepository.class),
				context.getBean(TelegramUpdateStateRepository.class),
				context.getBean(TelegramCachedFileRepository.class),
				context.getBean(TelegramAttributeRepository.class));
	}

	private static final class Holder {

		private static final PostgresServer INSTANCE = new PostgresServer();

	}

}
