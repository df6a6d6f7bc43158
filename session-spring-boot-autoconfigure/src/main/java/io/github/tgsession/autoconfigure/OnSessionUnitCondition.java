package io.github.tgsession.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * Matches if there is a persistence unit that sessions can be in, or what one can be made
 * of.
 */
class OnSessionUnitCondition extends AnyNestedCondition {

	OnSessionUnitCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnOwnUnit
	static class OwnUnit {

	}

	@ConditionalOnBean(name = { "entityManagerFactory", "transactionManager" })
	static class ApplicationUnit {

	}

}
