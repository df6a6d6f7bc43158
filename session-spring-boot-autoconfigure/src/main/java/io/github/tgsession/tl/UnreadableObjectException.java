package io.github.tgsession.tl;

/**
 * An object is called like one of Telegram's, but cannot be read as such. The message
 * names classes and parts, never values.
 *
 * @since 0.1.0
 */
public class UnreadableObjectException extends IllegalArgumentException {

	private final String reason;

	/**
	 * Create an exception.
	 * @param reason what is wrong and what to do
	 */
	public UnreadableObjectException(String reason) {
		super(reason);
		this.reason = reason;
	}

	@Override
	public String getMessage() {
		return this.reason;
	}

}
