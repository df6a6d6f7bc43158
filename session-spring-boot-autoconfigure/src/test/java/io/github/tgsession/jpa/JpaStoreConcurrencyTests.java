package io.github.tgsession.jpa;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link JpaSessionStore} under eight threads, on H2 and SQLite.
 */
@ParameterizedClass
@ValueSource(strings = { "h2", "sqlite" })
class JpaStoreConcurrencyTests extends JpaStoreConcurrencyContract {

	@Parameter
	String platform;

	@TempDir
	Path directory;

	private JpaStoreFixture fixture;

	@BeforeEach
	void start() {
		this.fixture = this.platform.equals("h2") ? JpaStoreFixture.h2() : JpaStoreFixture.sqlite(this.directory);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Override
	protected JpaStoreFixture fixture() {
		return this.fixture;
	}

}
