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
 * Creates the tables of Telegram sessions, or brings older ones up to date.
 * <p>
 * Databases let "create if not exists" fail when several nodes start at once, some of
 * them after half of a script. The scripts may be run again at any time, so that is what
 * is done, after another look at the version. A script of the application's own is the
 * application's affair: it is run as it is, and only that.
 */
class TelegramSessionSchemaInitializer
		extends PropertiesBasedDataSourceScriptDatabaseInitializer<TelegramSessionJpaProperties> {

	private static final int ATTEMPTS = 6;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Log logger = LogFactory.getLog(TelegramSessionSchemaInitializer.class);

	private static final String SCRIPT_PREFIX = "schema-";

	private static final String SCRIPT_SUFFIX = ".sql";

	private final boolean bundled;

	private final UnaryOperator<String> rewriting;

	private final SchemaMigration migration;

	/**
	 * Create an initializer.
	 * @param dataSource the database
	 * @param properties what to do
	 * @param rewriting puts the application's table names into the bundled script
	 */
	TelegramSessionSchemaInitializer(DataSource dataSource, TelegramSessionJpaProperties properties,
			UnaryOperator<String> rewriting) {
		super(dataSource, properties);
		this.bundled = TelegramSessionJpaProperties.DEFAULT_SCHEMA_LOCATION.equals(properties.getSchema());
		this.rewriting = rewriting;
		this.migration = new SchemaMigration(dataSource, rewriting);
	}

	@Override
	protected void runScripts(Scripts scripts) {
		for (int attempt = 1;; attempt++) {
			try {
				if (this.bundled) {
					bringUpToDate(scripts);
				}
				else {
					super.runScripts(scripts);
				}
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

	private void bringUpToDate(Scripts scripts) {
		Integer stored = this.migration.storedVersion();
		if (stored == null) {
			super.runScripts(rewrite(scripts));
			return;
		}
		SchemaVersion.refuseNewer(stored);
		for (Resource script : scripts) {
			this.migration.migrate(stored, platformOf(script));
		}
	}

	private static String platformOf(Resource script) {
		String name = String.valueOf(script.getFilename());
		return name.substring(SCRIPT_PREFIX.length(), name.length() - SCRIPT_SUFFIX.length());
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
