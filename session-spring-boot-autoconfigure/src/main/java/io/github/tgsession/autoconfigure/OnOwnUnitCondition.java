package io.github.tgsession.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Looks for a {@link TelegramSessionDataSource} that is not the one which everybody gets
 * who asks for a {@code DataSource}. On that one is the application's persistence unit,
 * and a second unit could not begin a transaction within those of the first.
 */
class OnOwnUnitCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean wanted = metadata.getAnnotations().get(ConditionalOnOwnUnit.class).getBoolean("value");
		ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory());
		List<String> all = Stream.of(beans.getBeanNamesForType(DataSource.class, true, false))
			.filter((name) -> !ScopedProxyUtils.isScopedTarget(name))
			.toList();
		DependencyDescriptor injection = Injection.descriptor();
		List<String> marked = all.stream().filter((name) -> beans.isAutowireCandidate(name, injection)).toList();
		String ofApplication = ofApplication(beans, all);
		boolean own = !marked.isEmpty() && !marked.contains(ofApplication);
		return new ConditionOutcome(own == wanted,
				ConditionMessage.forCondition(ConditionalOnOwnUnit.class)
					.because("@TelegramSessionDataSource is on " + (marked.isEmpty() ? "no DataSource" : marked)
							+ ", the application uses " + ((ofApplication != null) ? ofApplication : "none")));
	}

	private static @Nullable String ofApplication(ConfigurableListableBeanFactory beans, List<String> all) {
		List<String> candidates = all.stream()
			.filter((name) -> is(beans, name, OnOwnUnitCondition::isCandidate, true))
			.toList();
		return Stream
			.of(candidates,
					candidates.stream().filter((name) -> is(beans, name, BeanDefinition::isPrimary, false)).toList(),
					candidates.stream().filter((name) -> !is(beans, name, BeanDefinition::isFallback, false)).toList())
			.filter((names) -> names.size() == 1)
			.map((names) -> names.get(0))
			.findFirst()
			.orElse(null);
	}

	private static boolean isCandidate(BeanDefinition definition) {
		return definition.isAutowireCandidate()
				&& (!(definition instanceof AbstractBeanDefinition known) || known.isDefaultCandidate());
	}

	private static boolean is(ConfigurableListableBeanFactory beans, String name, Predicate<BeanDefinition> test,
			boolean withoutDefinition) {
		return beans.containsBeanDefinition(name) ? test.test(beans.getBeanDefinition(name)) : withoutDefinition;
	}

	/**
	 * Lets the bean factory say for itself what it would inject.
	 */
	private static final class Injection {

		@TelegramSessionDataSource
		private @Nullable DataSource dataSource;

		static DependencyDescriptor descriptor() {
			try {
				return new DependencyDescriptor(Injection.class.getDeclaredField("dataSource"), false);
			}
			catch (NoSuchFieldException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
