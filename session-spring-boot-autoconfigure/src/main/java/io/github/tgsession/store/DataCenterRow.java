package io.github.tgsession.store;

/**
 * The address of a data centre.
 *
 * @param dcId the id
 * @param kind 0 for the main address, 1 for the address of media
 * @param address a host name or an IP address
 * @param port the port
 * @param flags reserved, 0
 * @since 0.1.0
 */
public record DataCenterRow(int dcId, int kind, String address, int port, int flags) {

}
