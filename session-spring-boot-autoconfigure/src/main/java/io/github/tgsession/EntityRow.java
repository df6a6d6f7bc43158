package io.github.tgsession;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a session knows of a user, a basic chat or a channel.
 *
 * @param id the marked id, see {@link io.github.tgsession.tl.MarkedIds}
 * @param accessHash the access hash; 0 for basic chats
 * @param flags a combination of {@link #BOT}, {@link #MEGAGROUP}, {@link #BROADCAST} and
 * {@link #MIN}
 * @param username the first username in lower case, as the entity was last seen
 * @param usernames the usernames in lower case that resolve to this entity now
 * @param phone the phone number, digits only
 * @param name the display name
 * @param migratedTo the marked id of the channel that a basic chat has become
 * @param seenAt when it was last seen, in milliseconds since 1970
 * @since 0.1.0
 */
public record EntityRow(long id, long accessHash, int flags, @Nullable String username, List<String> usernames,
		@Nullable String phone, @Nullable String name, @Nullable Long migratedTo, long seenAt) {

	/**
	 * Set for bots.
	 */
	public static final int BOT = 1;

	/**
	 * Set for supergroups.
	 */
	public static final int MEGAGROUP = 2;

	/**
	 * Set for broadcast channels.
	 */
	public static final int BROADCAST = 4;

	/**
	 * Set if the access hash is that of a shortened object and of no use.
	 */
	public static final int MIN = 8;

	public EntityRow {
		usernames = List.copyOf(usernames);
	}

	/**
	 * The same entity with other usernames.
	 * @param usernames the usernames that resolve to it
	 * @return the changed copy
	 */
	public EntityRow withUsernames(List<String> usernames) {
		return new EntityRow(this.id, this.accessHash, this.flags, this.username, usernames, this.phone, this.name,
				this.migratedTo, this.seenAt);
	}

	/**
	 * The same entity with other usernames in the order in which stores give them: its
	 * own one first, then the others sorted.
	 * @param usernames the usernames that resolve to it, each once, in any order
	 * @return the changed copy
	 */
	public EntityRow withOrderedUsernames(Collection<String> usernames) {
		List<String> ordered = new ArrayList<>(usernames);
		Collections.sort(ordered);
		if (this.username != null && ordered.remove(this.username)) {
			ordered.add(0, this.username);
		}
		return withUsernames(ordered);
	}

	/**
	 * Names neither phone number nor access hash: they have no place in a log.
	 */
	@Override
	public String toString() {
		return "EntityRow[id=" + this.id + ((this.username != null) ? ", username=" + this.username : "") + "]";
	}

}
