package io.github.tgsession.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

/**
 * Properties of the tables of Telegram sessions. A class of its own, because its
 * superclass is on the classpath of applications with a database only.
 */
@ConfigurationProperties("telegram.session.jpa")
class TelegramSessionJpaProperties extends DatabaseInitializationProperties {

	static final String DEFAULT_SCHEMA_LOCATION = "classpath:io/github/tgsession/jpa/schema-@@platform@@.sql";

	private static final String DETECTED_PLATFORM = "auto";

	/**
	 * Platform that replaces "@@platform@@" in the location of the script, "auto" for
	 * that of the DataSource.
	 */
	private String platform = DETECTED_PLATFORM;

	TelegramSessionJpaProperties() {
		setContinueOnError(false);
	}

	@Override
	public @Nullable String getPlatform() {
		return DETECTED_PLATFORM.equals(this.platform) ? null : this.platform;
	}

	@Override
	public void setPlatform(String platform) {
		this.platform = platform;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

}
