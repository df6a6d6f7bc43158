package io.github.tgsession.jpa.sql;

import java.lang.reflect.Field;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;

import io.github.tgsession.jpa.entity.TelegramEntities;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.UnknownEntityTypeException;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.jspecify.annotations.Nullable;

/**
 * Names and types of tables and columns as Hibernate has mapped them.
 */
final class MappedNames {

	private final Map<String, String> tables = new HashMap<>();

	private final Map<String, String> columns = new HashMap<>();

	private final Map<String, Integer> types = new HashMap<>();

	MappedNames(EntityManagerFactory entityManagerFactory) {
		SessionFactoryImplementor sessionFactory = entityManagerFactory.unwrap(SessionFactoryImplementor.class);
		for (Class<?> entity : TelegramEntities.ALL) {
			EntityMappingType mapping = mapping(sessionFactory, entity);
			this.tables.put(SchemaNames.tableOf(entity), mapping.getMappedTableDetails().getTableName());
			SchemaNames.forEachColumn(entity, (field, column) -> add(mapping, field, column));
		}
	}

	SchemaNames toSchemaNames() {
		return new SchemaNames(this.tables, this.columns, null);
	}

	int typeOf(String column) {
		Integer type = this.types.get(column);
		if (type == null) {
			throw new IllegalArgumentException("No table has a column " + column);
		}
		return type;
	}

	private void add(EntityMappingType mapping, Field field, String column) {
		ModelPart part = mapping.findSubPart(field.getName(), null);
		if (part == null) {
			throw new IllegalStateException(
					"The mapping of " + mapping.getEntityName() + " lacks the attribute " + field.getName());
		}
		part.forEachSelectable((index, selectable) -> {
			String physical = selectable.getSelectionExpression();
			String other = this.columns.put(column, physical);
			if (other != null && !other.equals(physical)) {
				throw new IllegalStateException("Column " + column + " is mapped to " + other + " and to " + physical
						+ ": map it to the same name in every table of Telegram sessions");
			}
		});
		this.types.put(column, sqlType(field.getType()));
	}

	private static EntityMappingType mapping(SessionFactoryImplementor sessionFactory, Class<?> entity) {
		@Nullable RuntimeException cause;
		try {
			return sessionFactory.getMappingMetamodel().getEntityDescriptor(entity);
		}
		catch (UnknownEntityTypeException | IllegalArgumentException ex) {
			cause = ex;
		}
		throw new IllegalStateException("The persistence unit does not know " + entity.getName() + ": add the package "
				+ entity.getPackageName() + " to the packages that it scans", cause);
	}

	private static int sqlType(Class<?> type) {
		if (type == long.class || type == Long.class) {
			return Types.BIGINT;
		}
		if (type == int.class || type == Integer.class) {
			return Types.INTEGER;
		}
		if (type == boolean.class || type == Boolean.class) {
			return Types.BOOLEAN;
		}
		return (type == byte[].class) ? Types.VARBINARY : Types.VARCHAR;
	}

}
