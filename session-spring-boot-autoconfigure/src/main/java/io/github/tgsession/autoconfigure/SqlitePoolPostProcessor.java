package io.github.tgsession.autoconfigure;

import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has pools on SQLite files part with a connection that has lost its transaction.
 * <p>
 * SQLite rolls back by itself when the disk is full. The driver's rollback fails then,
 * and its connection stays out of auto-commit without a transaction. Handed out again,
 * each of its statements is committed alone, whatever the application rolls back, and
 * every commit fails until the application is started anew.
 */
final class SqlitePoolPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof HikariDataSource pool && !pool.isRunning() && isSqliteFile(pool.getJdbcUrl())
				&& pool.getExceptionOverride() == null && pool.getExceptionOverrideClassName() == null) {
			pool.setExceptionOverride(new LostTransaction());
		}
		return bean;
	}

	/**
	 * A database in memory ends with its connection.
	 */
	private static boolean isSqliteFile(@Nullable String url) {
		return url != null && url.startsWith("jdbc:sqlite:") && !url.contains(":memory:")
				&& !url.contains("mode=memory");
	}

	private static final class LostTransaction implements SQLExceptionOverride {

		@java.lang.Override
		public Override adjudicate(SQLException failure) {
			String message = failure.getMessage();
			return (message != null && message.contains("no transaction is active")) ? Override.MUST_EVICT
					: Override.CONTINUE_EVICT;
		}

	}

}
