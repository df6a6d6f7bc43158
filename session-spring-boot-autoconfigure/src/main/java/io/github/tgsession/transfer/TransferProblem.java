package io.github.tgsession.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Why a session cannot be read or written, before the place is known: a clause that
 * begins in lower case with the format and ends without full stop. It becomes a
 * {@link SessionTransferException} with "Cannot read PLACE: " before it.
 */
final class TransferProblem extends RuntimeException {

	private final String clause;

	TransferProblem(String clause) {
		this(clause, null);
	}

	TransferProblem(String clause, @Nullable Throwable cause) {
		super(clause, cause);
		this.clause = clause;
	}

	SessionTransferException reading(String place) {
		return new SessionTransferException("Cannot read " + place + ": " + this.clause, getCause());
	}

	SessionTransferException writing(String place) {
		return new SessionTransferException("Cannot write " + place + ": " + this.clause, getCause());
	}

}
