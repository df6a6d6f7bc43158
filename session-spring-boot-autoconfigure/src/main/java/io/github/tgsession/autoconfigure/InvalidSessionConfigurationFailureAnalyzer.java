package io.github.tgsession.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Advises on {@link InvalidSessionConfigurationException}.
 */
class InvalidSessionConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSessionConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSessionConfigurationException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.getAction(), cause);
	}

}
