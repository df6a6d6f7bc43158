package io.github.tgsession.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.github.tgsession.jpa.entity.TelegramEntities;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;
import org.springframework.orm.jpa.persistenceunit.PersistenceUnitPostProcessor;

/**
 * Adds the entities of Telegram sessions to a persistence unit that the application
 * builds with packages of its own, if it is on the DataSource of the sessions.
 */
class EntitiesPostProcessor implements PersistenceUnitPostProcessor {

	private final ObjectProvider<DataSource> dataSource;

	EntitiesPostProcessor(ObjectProvider<DataSource> dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void postProcessPersistenceUnitInfo(MutablePersistenceUnitInfo unit) {
		DataSource ours = this.dataSource.getIfUnique();
		if (ours == null || (unit.getNonJtaDataSource() != ours && unit.getJtaDataSource() != ours)) {
			return;
		}
		List<String> known = unit.getManagedClassNames();
		TelegramEntities.ALL.stream()
			.map(Class::getName)
			.filter((entity) -> !known.contains(entity))
			.toList()
			.forEach(unit::addManagedClassName);
	}

}
