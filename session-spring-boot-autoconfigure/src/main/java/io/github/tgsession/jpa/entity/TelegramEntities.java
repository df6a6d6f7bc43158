package io.github.tgsession.jpa.entity;

import java.util.List;

/**
 * Lists the entities, for whoever builds a persistence unit or a schema.
 *
 * @since 0.1.0
 */
public final class TelegramEntities {

	/**
	 * All entities of this package.
	 */
	public static final List<Class<?>> ALL = List.of(TelegramSchemaEntity.class, TelegramSessionEntity.class,
			TelegramDataCenterEntity.class, TelegramAuthKeyEntity.class, TelegramPeerEntity.class,
			TelegramUsernameEntity.class, TelegramPeerReferenceEntity.class, TelegramUpdateStateEntity.class,
			TelegramCachedFileEntity.class, TelegramAttributeEntity.class, TelegramNodeEntity.class,
			TelegramLeaseEntity.class, TelegramKeyClaimEntity.class);

	private TelegramEntities() {
	}

}
