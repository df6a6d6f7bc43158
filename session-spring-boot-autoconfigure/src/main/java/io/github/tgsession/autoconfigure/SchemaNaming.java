package io.github.tgsession.autoconfigure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.github.tgsession.jpa.sql.SchemaNames;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernateSettings;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the names that Hibernate will give to our tables. Hibernate itself cannot be
 * asked: it starts when the tables exist.
 */
class SchemaNaming {

	private static final UnaryOperator<String> UNCHANGED = UnaryOperator.identity();

	private final Map<String, Object> settings;

	SchemaNaming(JpaProperties jpaProperties, HibernateProperties hibernateProperties,
			Collection<HibernatePropertiesCustomizer> customizers, @Nullable PhysicalNamingStrategy strategy) {
		this.settings = new HashMap<>(hibernateProperties.determineHibernateProperties(jpaProperties.getProperties(),
				new HibernateSettings().hibernatePropertiesCustomizers(customizers)));
		if (strategy != null) {
			this.settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, strategy);
		}
		if (jpaProperties.getDatabasePlatform() != null) {
			this.settings.put(JdbcSettings.DIALECT, jpaProperties.getDatabasePlatform());
		}
	}

	/**
	 * Rewrites SQL with these names, which are found out when there is some.
	 */
	UnaryOperator<String> rewriting(DataSource dataSource) {
		SingletonSupplier<UnaryOperator<String>> names = SingletonSupplier.of(() -> names(dataSource));
		return (sql) -> names.obtain().apply(sql);
	}

	private UnaryOperator<String> names(DataSource dataSource) {
		PhysicalNamingStrategy strategy = strategy();
		String defaultSchema = Objects.toString(this.settings.get(MappingSettings.DEFAULT_SCHEMA), null);
		if (strategy.getClass() == PhysicalNamingStrategySnakeCaseImpl.class && defaultSchema == null) {
			return UNCHANGED;
		}
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder().applySettings(this.settings)
			.applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
			.build();
		try {
			return SchemaNames.of(strategy, registry.requireService(JdbcEnvironment.class), defaultSchema)::rewrite;
		}
		finally {
			StandardServiceRegistryBuilder.destroy(registry);
		}
	}

	private PhysicalNamingStrategy strategy() {
		Object strategy = this.settings.get(MappingSettings.PHYSICAL_NAMING_STRATEGY);
		if (strategy instanceof PhysicalNamingStrategy instance) {
			return instance;
		}
		Class<?> type = (strategy instanceof Class<?> known) ? known
				: ClassUtils.resolveClassName(String.valueOf(strategy), SchemaNaming.class.getClassLoader());
		return (PhysicalNamingStrategy) BeanUtils.instantiateClass(type);
	}

}
