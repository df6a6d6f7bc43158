package io.github.tgsession.transfer;

import io.github.tgsession.transfer.SessionTransferException.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Why a session cannot be read or written, before the place is known: a clause that
 * begins in lower case with the format and ends without full stop. It becomes a
 * {@link SessionTransferException} with "Cannot read PLACE: " before it.
 */
final class TransferProblem extends RuntimeException {

	private final String clause;

	private final @Nullable Remedy remedy;

	TransferProblem(String clause) {
		this(clause, null, null);
	}

	TransferProblem(String clause, @Nullable Throwable cause) {
		this(clause, cause, null);
	}

	TransferProblem(String clause, Remedy remedy) {
		this(clause, null, remedy);
	}

	private TransferProblem(String clause, @Nullable Throwable cause, @Nullable Remedy remedy) {
		super(clause, cause);
		this.clause = clause;
		this.remedy = remedy;
	}

	/**
	 * The same problem, with an option that lets the transfer go on.
	 * @param hint says so, as another clause
	 */
	TransferProblem solvedBy(Remedy remedy, String hint) {
		return new TransferProblem(this.clause + "; " + hint, getCause(), remedy);
	}

	/**
	 * The clause as the beginning of a sentence.
	 */
	String sentence() {
		return Character.toUpperCase(this.clause.charAt(0)) + this.clause.substring(1);
	}

	SessionTransferException reading(String place) {
		return new SessionTransferException("Cannot read " + place + ": " + this.clause, getCause(), this.remedy);
	}

	SessionTransferException writing(String place) {
		return new SessionTransferException("Cannot write " + place + ": " + this.clause, getCause(), this.remedy);
	}

}
