package io.github.tgsession.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * A user, chat or channel as Telethon's session file has it.
 *
 * @param id the marked id
 * @param hash the access hash
 * @param username the username in lower case
 * @param phone the phone number
 * @param name the display name
 * @param date when it was seen, in seconds since 1970
 */
record Peer(long id, long hash, @Nullable String username, @Nullable Long phone, @Nullable String name, long date) {

}
