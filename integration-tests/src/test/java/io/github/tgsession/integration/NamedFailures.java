package io.github.tgsession.integration;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Says on which server a test has failed: what is printed names class and method only.
 */
class NamedFailures implements TestExecutionExceptionHandler {

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
		String where = Stream.iterate(context, (each) -> each.getParent().isPresent(), (each) -> each.getParent().get())
			.map(ExtensionContext::getDisplayName)
			.collect(Collectors.joining(" of "));
		throw new AssertionError(where + ": " + failure, failure);
	}

}
