package io.github.tgsession.integration;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Says on which server a test has failed: reports name the class and the method only.
 */
class NamedFailures implements TestExecutionExceptionHandler {

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
		throw new AssertionError(context.getParent().orElseThrow().getDisplayName() + ": " + failure, failure);
	}

}
