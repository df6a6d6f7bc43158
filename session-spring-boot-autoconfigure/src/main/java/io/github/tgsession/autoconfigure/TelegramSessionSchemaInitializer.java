package io.github.tgsession.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;

/**
 * Creates the tables of Telegram sessions.
 * <p>
 * Databases let "create if not exists" fail when several nodes start at once, some of
 * them after half of a script. The scripts may be run again at any time, so that is what
 * is done.
 */
class TelegramSessionSchemaInitializer
		extends PropertiesBasedDataSourceScriptDatabaseInitializer<TelegramSessionJpaProperties> {

	private static final int ATTEMPTS = 6;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Log logger = LogFactory.getLog(TelegramSessionSchemaInitializer.class);

	private final UnaryOperator<String> rewriting;

	/**
	 * Create an initializer.
	 * @param dataSource the database
	 * @param properties what to do
	 * @param rewriting puts the application's table names into the bundled script
	 */
	TelegramSessionSchemaInitializer(DataSource dataSource, TelegramSessionJpaProperties properties,
			UnaryOperator<String> rewriting) {
		super(dataSource, properties);
		boolean bundled = TelegramSessionJpaProperties.DEFAULT_SCHEMA_LOCATION.equals(properties.getSchema());
		this.rewriting = bundled ? rewriting : UnaryOperator.identity();
	}

	@Override
	protected void runScripts(Scripts scripts) {
		Scripts rewritten = rewrite(scripts);
		for (int attempt = 1;; attempt++) {
			try {
				super.runScripts(rewritten);
				return;
			}
			catch (DataAccessException ex) {
				if (attempt == ATTEMPTS || !pause(attempt)) {
					throw ex;
				}
				logger.debug("The tables of Telegram sessions could not be created at attempt " + attempt, ex);
			}
		}
	}

	private Scripts rewrite(Scripts scripts) {
		List<Resource> resources = new ArrayList<>();
		for (Resource script : scripts) {
			resources.add(rewrite(script));
		}
		return new Scripts(resources).continueOnError(scripts.isContinueOnError())
			.separator(scripts.getSeparator())
			.encoding(scripts.getEncoding());
	}

	private Resource rewrite(Resource script) {
		try {
			String content = script.getContentAsString(StandardCharsets.UTF_8);
			String rewritten = this.rewriting.apply(content);
			return rewritten.equals(content) ? script
					: new ByteArrayResource(rewritten.getBytes(StandardCharsets.UTF_8), script.getDescription());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + script.getDescription(), ex);
		}
	}

	private boolean pause(int attempt) {
		long millis = FIRST_PAUSE.toMillis() << attempt;
		try {
			Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
