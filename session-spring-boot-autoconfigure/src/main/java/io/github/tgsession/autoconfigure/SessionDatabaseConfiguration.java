package io.github.tgsession.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import org.hibernate.boot.model.naming.PhysicalNamingStrategy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * What concerns the database itself.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(SessionDatabaseConfiguration.OnDataSourceCondition.class)
class SessionDatabaseConfiguration {

	private final DataSource dataSource;

	SessionDatabaseConfiguration(ObjectProvider<DataSource> dataSource,
			@TelegramSessionDataSource ObjectProvider<DataSource> sessionDataSource) {
		this.dataSource = sessionDataSource.getIfAvailable(dataSource::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	SchemaNaming telegramSessionSchemaNaming(ObjectProvider<JpaProperties> jpaProperties,
			ObjectProvider<HibernateProperties> hibernateProperties,
			ObjectProvider<HibernatePropertiesCustomizer> customizers,
			ObjectProvider<PhysicalNamingStrategy> strategy) {
		return new SchemaNaming(jpaProperties.getIfAvailable(JpaProperties::new),
				hibernateProperties.getIfAvailable(HibernateProperties::new), customizers.orderedStream().toList(),
				strategy.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnTelegramSessionSchemaCondition.class)
	TelegramSessionSchemaInitializer telegramSessionSchemaInitializer(TelegramSessionJpaProperties properties,
			SchemaNaming naming) {
		return new TelegramSessionSchemaInitializer(this.dataSource, properties, naming.rewriting(this.dataSource));
	}

	@Bean
	DurabilityCheck telegramSessionDurabilityCheck(ObjectProvider<DataSourcePoolMetadataProvider> poolMetadata) {
		List<DataSourcePoolMetadataProvider> providers = poolMetadata.orderedStream().toList();
		return new DurabilityCheck(this.dataSource, new CompositeDataSourcePoolMetadataProvider(providers));
	}

	static class OnDataSourceCondition extends AnyNestedCondition {

		OnDataSourceCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnOwnUnit
		static class OfSessions {

		}

		@ConditionalOnSingleCandidate(DataSource.class)
		static class OfApplication {

		}

	}

}
