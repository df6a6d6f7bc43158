package io.github.tgsession.transfer;

import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * What a transfer is told beside its source and its target. Immutable.
 *
 * @param apiId the application's id at Telegram, null to take it from the source
 * @param userId the bare id of the account, null to take it from the source
 * @param bot whether the account is a bot, null to take it from the source
 * @param overwrite whether a file that exists may be replaced
 * @param newerVersions whether a file of a newer version than is known may be read, as
 * far as its tables are those of a known one
 * @param skipUnreadableRows whether rows that cannot be read are left out, instead of
 * failing the transfer
 * @param progress is told the number of entities so far, from time to time; the same
 * number again while what follows the entities passes
 * @since 0.1.0
 */
public record TransferOptions(@Nullable Integer apiId, @Nullable Long userId, @Nullable Boolean bot, boolean overwrite,
		boolean newerVersions, boolean skipUnreadableRows, LongConsumer progress) {

	private static final TransferOptions DEFAULTS = new TransferOptions(null, null, null, false, false, false,
			(entities) -> {
			});

	/**
	 * Nothing is added, nothing is overwritten, and nothing doubtful is accepted.
	 * @return the defaults
	 */
	public static TransferOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Adds the application's id at Telegram. It takes the place of the source's.
	 * @param apiId the id
	 * @return the changed copy
	 */
	public TransferOptions withApiId(@Nullable Integer apiId) {
		return new TransferOptions(apiId, this.userId, this.bot, this.overwrite, this.newerVersions,
				this.skipUnreadableRows, this.progress);
	}

	/**
	 * Adds the id of the account. One that differs from the source's fails the transfer.
	 * @param userId the bare id
	 * @return the changed copy
	 */
	public TransferOptions withUserId(@Nullable Long userId) {
		return new TransferOptions(this.apiId, userId, this.bot, this.overwrite, this.newerVersions,
				this.skipUnreadableRows, this.progress);
	}

	/**
	 * Adds whether the account is a bot. What differs from the source fails the transfer.
	 * @param bot whether it is
	 * @return the changed copy
	 */
	public TransferOptions withBot(@Nullable Boolean bot) {
		return new TransferOptions(this.apiId, this.userId, bot, this.overwrite, this.newerVersions,
				this.skipUnreadableRows, this.progress);
	}

	/**
	 * Lets a file that exists be replaced.
	 * @param overwrite whether it may be
	 * @return the changed copy
	 */
	public TransferOptions withOverwrite(boolean overwrite) {
		return new TransferOptions(this.apiId, this.userId, this.bot, overwrite, this.newerVersions,
				this.skipUnreadableRows, this.progress);
	}

	/**
	 * Lets files of newer versions be read.
	 * @param newerVersions whether they may be
	 * @return the changed copy
	 */
	public TransferOptions withNewerVersions(boolean newerVersions) {
		return new TransferOptions(this.apiId, this.userId, this.bot, this.overwrite, newerVersions,
				this.skipUnreadableRows, this.progress);
	}

	/**
	 * Leaves out rows that cannot be read.
	 * @param skipUnreadableRows whether they are left out
	 * @return the changed copy
	 */
	public TransferOptions withSkipUnreadableRows(boolean skipUnreadableRows) {
		return new TransferOptions(this.apiId, this.userId, this.bot, this.overwrite, this.newerVersions,
				skipUnreadableRows, this.progress);
	}

	/**
	 * Tells somebody how far the transfer is.
	 * @param progress is told the number of entities so far
	 * @return the changed copy
	 */
	public TransferOptions withProgress(LongConsumer progress) {
		return new TransferOptions(this.apiId, this.userId, this.bot, this.overwrite, this.newerVersions,
				this.skipUnreadableRows, progress);
	}

}
