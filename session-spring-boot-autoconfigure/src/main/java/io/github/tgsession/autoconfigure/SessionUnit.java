package io.github.tgsession.autoconfigure;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The persistence unit that sessions are in.
 *
 * @param entityManagerFactory knows our entities
 * @param dataSource the database
 * @param transactionManager runs transactions on it
 */
record SessionUnit(EntityManagerFactory entityManagerFactory, DataSource dataSource,
		PlatformTransactionManager transactionManager) {

	/**
	 * Creates the unit of a factory.
	 * @param entityManagerFactory knows our entities
	 * @param fallback what to use if the factory does not say which database it is on
	 * @param transactionManager runs transactions on it
	 * @return the unit
	 */
	static SessionUnit of(EntityManagerFactory entityManagerFactory, ObjectProvider<DataSource> fallback,
			PlatformTransactionManager transactionManager) {
		DataSource ofFactory = (entityManagerFactory instanceof EntityManagerFactoryInfo info) ? info.getDataSource()
				: null;
		return new SessionUnit(entityManagerFactory, (ofFactory != null) ? ofFactory : fallback.getObject(),
				transactionManager);
	}

}
