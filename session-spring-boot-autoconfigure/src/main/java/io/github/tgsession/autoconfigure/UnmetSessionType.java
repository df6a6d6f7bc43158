package io.github.tgsession.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds out why there is no store for the type "jpa", the only one that needs something
 * of the application.
 */
final class UnmetSessionType {

	private static final String OTHER_TYPES = " To do without a database set 'telegram.session.type' to 'memory' or 'string'.";

	private static final List<String> JPA_CLASSES = List.of("jakarta.persistence.EntityManagerFactory",
			"org.hibernate.engine.spi.SessionImplementor", "org.springframework.data.jpa.repository.JpaRepository",
			"com.github.benmanes.caffeine.cache.Caffeine",
			"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
			"org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration");

	private UnmetSessionType() {
	}

	static InvalidSessionConfigurationException failure(ListableBeanFactory beanFactory,
			@Nullable ClassLoader classLoader) {
		for (String className : JPA_CLASSES) {
			if (!ClassUtils.isPresent(className, classLoader)) {
				return jpaFailure("the class '" + className + "' is not on the classpath.",
						"Add the dependency 'io.github.tgsession:session-spring-boot-starter' "
								+ "(or 'org.springframework.boot:spring-boot-starter-data-jpa' and "
								+ "'com.github.ben-manes.caffeine:caffeine') and a JDBC driver.");
			}
		}
		if (!hasBean(beanFactory, "javax.sql.DataSource", classLoader)) {
			return jpaFailure("there is no DataSource.", "Add a JDBC driver and set 'spring.datasource.url', "
					+ "and leave DataSourceAutoConfiguration switched on.");
		}
		for (String beanName : List.of("entityManagerFactory", "transactionManager")) {
			if (!beanFactory.containsBean(beanName)) {
				return jpaFailure("there is no bean named '" + beanName + "'.",
						"If the application has several DataSources, mark one @Primary, or the one of the sessions "
								+ "@TelegramSessionDataSource; if it defines its own persistence unit, "
								+ "name the beans of the one that keeps sessions "
								+ "'entityManagerFactory' and 'transactionManager'; and leave "
								+ "HibernateJpaAutoConfiguration switched on.");
			}
		}
		return jpaFailure("the auto-configuration TelegramSessionJpaAutoConfiguration does not apply.",
				"Start with '--debug' and look for it in the condition evaluation report.");
	}

	private static boolean hasBean(ListableBeanFactory beanFactory, String className,
			@Nullable ClassLoader classLoader) {
		Class<?> type = ClassUtils.resolveClassName(className, classLoader);
		return beanFactory.getBeanNamesForType(type, true, false).length > 0;
	}

	private static InvalidSessionConfigurationException jpaFailure(String reason, String action) {
		return new InvalidSessionConfigurationException(
				"Telegram sessions cannot be kept with JPA ('telegram.session.type' is 'jpa', its default): " + reason,
				action + OTHER_TYPES);
	}

}
