package io.github.tgsession.jpa;

import io.github.tgsession.jpa.repository.TelegramAttributeRepository;
import io.github.tgsession.jpa.repository.TelegramAuthKeyRepository;
import io.github.tgsession.jpa.repository.TelegramCachedFileRepository;
import io.github.tgsession.jpa.repository.TelegramDataCenterRepository;
import io.github.tgsession.jpa.repository.TelegramPeerReferenceRepository;
import io.github.tgsession.jpa.repository.TelegramPeerRepository;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.jpa.repository.TelegramUpdateStateRepository;
import io.github.tgsession.jpa.repository.TelegramUsernameRepository;

/**
 * The repositories that a {@link JpaSessionStore} works with.
 *
 * @param sessions the sessions themselves
 * @param dataCenters addresses of data centres
 * @param authKeys authorization keys
 * @param peers users, basic chats and channels
 * @param usernames usernames
 * @param peerReferences messages in which peers were seen
 * @param updateStates positions
 * @param cachedFiles sent files
 * @param attributes what clients keep
 * @since 0.1.0
 */
public record JpaRepositories(TelegramSessionRepository sessions, TelegramDataCenterRepository dataCenters,
		TelegramAuthKeyRepository authKeys, TelegramPeerRepository peers, TelegramUsernameRepository usernames,
		TelegramPeerReferenceRepository peerReferences, TelegramUpdateStateRepository updateStates,
		TelegramCachedFileRepository cachedFiles, TelegramAttributeRepository attributes) {

}
