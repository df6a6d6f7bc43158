package io.github.tgsession.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransferProgress}.
 */
class TransferProgressTests {

	@TempDir
	Path directory;

	@Test
	void filesAreReportedLikeEntities() {
		Path file = SqliteScripts.copy(GoldenFiles.SESSIONS.resolve("v7.session"), this.directory,
				"delete from entities", "delete from sent_files",
				numbers() + "insert into entities select i, i, null, null, null, null from n",
				numbers() + "insert into sent_files select randomblob(16), i, 0, i, i from n");
		List<Long> inspected = new ArrayList<>();
		new SessionConverter().inspect(SessionSource.ofFile(file),
				TransferOptions.defaults().withProgress(inspected::add));
		assertThat(inspected).containsExactly(10_000L, 20_000L, 25_000L, 25_000L, 25_000L);
		List<Long> converted = new ArrayList<>();
		new SessionConverter().convert(SessionSource.ofFile(file), SessionFormat.TELETHON_SQLITE,
				this.directory.resolve("new.session"), TransferOptions.defaults().withProgress(converted::add));
		assertThat(converted).containsExactlyElementsOf(inspected);
	}

	private static String numbers() {
		return "with recursive n(i) as (select 1 union all select i + 1 from n where i < 25000) ";
	}

}
