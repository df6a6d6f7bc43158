package io.github.tgsession.tl;

import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a Telegram client.
 * <p>
 * There is no standard Java model of Telegram's type language, so a session takes any
 * object and asks a reader what it is. The default one recognises objects by the names of
 * their classes and accessors; an application whose client has a model of another shape
 * declares a bean of this type, which is asked first.
 * <p>
 * Implementations must be safe for concurrent use. They should answer null for what they
 * do not know, rather than throw.
 *
 * @since 0.1.0
 */
public interface EntityReader {

	/**
	 * Says in this library's own terms what an object is.
	 * @param object an object of a client
	 * @return the same as a {@link TlObject}, or null if this reader does not know it
	 */
	@Nullable TlObject read(Object object);

	/**
	 * The objects inside a container that may be users, chats or peers: the members of
	 * its {@code user}, {@code chat}, {@code users} and {@code chats}.
	 * @param object an object of a client, for example the answer to a request
	 * @return the members, or null if this reader does not know the object as a container
	 */
	default @Nullable Iterable<?> membersOf(Object object) {
		return null;
	}

}
