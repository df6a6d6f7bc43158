package io.github.tgsession.autoconfigure;

import java.util.Locale;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Compares {@code telegram.session.type}. An empty one is the default, as it is when the
 * properties are bound.
 */
class OnSessionTypeCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		SessionType wanted = metadata.getAnnotations()
			.get(ConditionalOnSessionType.class)
			.getEnum("value", SessionType.class);
		String configured = context.getEnvironment().getProperty("telegram.session.type");
		boolean match = StringUtils.hasText(configured) ? configured.trim().equalsIgnoreCase(wanted.name())
				: wanted == TelegramSessionProperties.DEFAULT_TYPE;
		return new ConditionOutcome(match, ConditionMessage.forCondition(ConditionalOnSessionType.class)
			.because("'telegram.session.type' is " + (match ? "" : "not ") + wanted.name().toLowerCase(Locale.ROOT)));
	}

}
