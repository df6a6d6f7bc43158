package io.github.tgsession.autoconfigure;

import javax.sql.DataSource;

import io.github.tgsession.autoconfigure.notes.Note;
import io.github.tgsession.autoconfigure.notes.NoteRepository;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * An application with two databases, whose own entities are in the second.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableJpaRepositories(basePackageClasses = NoteRepository.class, entityManagerFactoryRef = "notesUnit",
		transactionManagerRef = "notesTransactionManager")
class TwoUnitsApplication {

	@Bean
	@Primary
	DataSource dataSource() {
		return DataSourceBuilder.create().url("jdbc:h2:mem:first;DB_CLOSE_DELAY=-1").build();
	}

	@Bean
	DataSource notesDataSource() {
		return DataSourceBuilder.create().url("jdbc:h2:mem:second;DB_CLOSE_DELAY=-1").build();
	}

	@Bean
	@Primary
	LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
			DataSource dataSource) {
		return builder.dataSource(dataSource).packages(new String[0]).persistenceUnit("first").build();
	}

	@Bean
	LocalContainerEntityManagerFactoryBean notesUnit(EntityManagerFactoryBuilder builder,
			@Qualifier("notesDataSource") DataSource notesDataSource) {
		return builder.dataSource(notesDataSource).packages(Note.class).persistenceUnit("notes").build();
	}

	@Bean
	@Primary
	JpaTransactionManager transactionManager(@Qualifier("entityManagerFactory") EntityManagerFactory unit) {
		return new JpaTransactionManager(unit);
	}

	@Bean
	JpaTransactionManager notesTransactionManager(@Qualifier("notesUnit") EntityManagerFactory unit) {
		return new JpaTransactionManager(unit);
	}

}
