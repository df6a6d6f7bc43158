package io.github.tgsession.integration.reliability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.SessionStoreException;
import io.github.tgsession.jpa.JpaLeaseTable;
import io.github.tgsession.jpa.JpaStoreFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sign of life over a connection that dies without a word, with a driver that would
 * wait for its answer for ever.
 */
class SilentServerTests {

	private static final Duration TTL = Duration.ofSeconds(6);

	@TempDir
	private Path directory;

	@Test
	void aSignOfLifeIsNotWaitedForForEver() throws Exception {
		try (PostgresInstance server = PostgresInstance.in(this.directory);
				CuttableLink link = CuttableLink.to(server.url())) {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl(link.url(server.url()).replace("&socketTimeout=60", ""));
			pool.setConnectionTimeout(5_000);
			pool.setMaximumPoolSize(1);
			JpaStoreFixture fixture = JpaStoreFixture.of(pool, "postgresql");
			JpaLeaseTable leases = fixture.leases();
			leases.renew("node", "a node", TTL);
			CountDownLatch renewing = new CountDownLatch(20);
			CompletableFuture<Throwable> failure = CompletableFuture
				.supplyAsync(() -> renewUntilItFails(leases, renewing));
			assertThat(renewing.await(1, TimeUnit.MINUTES)).isTrue();
			link.cut(CuttableLink.Cut.SILENT);
			assertThat(failure.get(1, TimeUnit.MINUTES)).isInstanceOf(SessionStoreException.class);
			link.mend();
			// The connection that did not answer has been parted with.
			leases.renew("node", "a node", TTL);
			fixture.close();
		}
	}

	private static Throwable renewUntilItFails(JpaLeaseTable leases, CountDownLatch renewing) {
		for (;;) {
			try {
				leases.renew("node", "a node", TTL);
				renewing.countDown();
			}
			catch (RuntimeException ex) {
				return ex;
			}
		}
	}

}
