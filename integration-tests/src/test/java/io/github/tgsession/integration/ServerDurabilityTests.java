package io.github.tgsession.integration;

import com.example.plain.PlainApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application is told at its start about servers that do not keep their word.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServerDurabilityTests {

	@Test
	void postgresqlThatDoesNotWaitForItsDiskIsWarnedAbout(CapturedOutput output) {
		start(PostgresServer.newDatabase() + "&options=-c%20synchronous_commit=off");
		assertThat(output).contains("before they are on disk ('synchronous_commit' is off)");
	}

	@Test
	void postgresqlThatWaitsIsFine(CapturedOutput output) {
		start(PostgresServer.newDatabase() + "&options=-c%20synchronous_commit=on");
		assertThat(output).doesNotContain("'synchronous_commit' is off");
	}

	@Test
	@EnabledIf(value = "io.github.tgsession.integration.MariaDbServer#isThere",
			disabledReason = "The profile 'mariadb' is not active")
	void mariaDbThatDoesNotWaitForItsDiskIsWarnedAbout(CapturedOutput output) {
		start(MariaDbServer.newDatabase());
		assertThat(output).contains("before they are on disk ('innodb_flush_log_at_trx_commit' is 2)");
	}

	private static void start(String url) {
		new SpringApplicationBuilder(PlainApplication.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + url, "--telegram.session.jpa.initialize-schema=always",
					"--spring.jpa.hibernate.ddl-auto=none", "--spring.application.name=durability")
			.close();
	}

}
