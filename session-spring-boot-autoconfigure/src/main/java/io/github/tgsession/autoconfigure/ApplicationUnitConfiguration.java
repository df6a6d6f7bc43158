package io.github.tgsession.autoconfigure;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sessions in the application's persistence unit, beside its own entities.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOwnUnit(false)
@EnableJpaRepositories(basePackages = "io.github.tgsession.jpa.repository", bootstrapMode = BootstrapMode.LAZY)
class ApplicationUnitConfiguration {

	@Bean
	SessionUnit telegramSessionUnit(@Qualifier("entityManagerFactory") EntityManagerFactory entityManagerFactory,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager,
			ObjectProvider<DataSource> dataSource) {
		return SessionUnit.of(entityManagerFactory, dataSource, transactionManager);
	}

}
