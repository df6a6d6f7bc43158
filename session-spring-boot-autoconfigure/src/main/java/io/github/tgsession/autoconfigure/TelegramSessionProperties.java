package io.github.tgsession.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of Telegram sessions.
 */
@ConfigurationProperties("telegram.session")
class TelegramSessionProperties {

	static final SessionType DEFAULT_TYPE = SessionType.JPA;

	/**
	 * Where sessions are kept: in a database through Spring Data JPA, in memory, or in
	 * memory starting from a session string.
	 */
	private SessionType type = DEFAULT_TYPE;

	/**
	 * Name of the session that is the "telegramSession" bean, 1 to 128 characters. Uses
	 * the name of the application unless set.
	 */
	private @Nullable String name;

	/**
	 * Whether sessions learn users, chats and channels from the objects they are shown.
	 */
	private boolean saveEntities = true;

	// Not readable as a bean property: endpoints and serializers list those.
	private String string = "";

	// Nor this one: it may be a session string.
	private String importFrom = "";

	public SessionType getType() {
		return this.type;
	}

	public void setType(SessionType type) {
		this.type = type;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public void setName(@Nullable String name) {
		this.name = name;
	}

	public boolean isSaveEntities() {
		return this.saveEntities;
	}

	public void setSaveEntities(boolean saveEntities) {
		this.saveEntities = saveEntities;
	}

	String string() {
		return this.string;
	}

	public void setString(@Nullable String string) {
		this.string = (string != null) ? string : "";
	}

	String importFrom() {
		return this.importFrom;
	}

	public void setImportFrom(@Nullable String importFrom) {
		this.importFrom = (importFrom != null) ? importFrom : "";
	}

}
