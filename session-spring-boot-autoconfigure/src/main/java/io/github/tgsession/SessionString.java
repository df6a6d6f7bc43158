package io.github.tgsession;

import org.jspecify.annotations.Nullable;

/**
 * What a session string carries: a login and where it is valid.
 *
 * @param dcId the id of the data centre
 * @param serverAddress its address
 * @param port its port
 * @param authKey the key, null if the string carries none
 * @since 0.1.0
 */
public record SessionString(int dcId, String serverAddress, int port, @Nullable AuthKey authKey) {

}
