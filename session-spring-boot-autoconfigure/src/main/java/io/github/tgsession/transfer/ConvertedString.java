package io.github.tgsession.transfer;

/**
 * A session as a string, with the report of the conversion.
 *
 * @param value the string; whoever has it has the account
 * @param report the report
 * @since 0.1.0
 */
public record ConvertedString(String value, TransferReport report) {

	/**
	 * Shows the report only.
	 */
	@Override
	public String toString() {
		return "ConvertedString[" + this.report + "]";
	}

}
