package io.github.tgsession.autoconfigure;

import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;

/**
 * Matches unless the application creates the tables itself.
 */
class OnTelegramSessionSchemaCondition extends OnDatabaseInitializationCondition {

	OnTelegramSessionSchemaCondition() {
		super("Telegram Session", "telegram.session.jpa.initialize-schema");
	}

}
