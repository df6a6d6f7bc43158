/**
 * The store behind all sessions: the SPI, its rows, and the store in memory.
 */
@NullMarked
package io.github.tgsession.store;

import org.jspecify.annotations.NullMarked;
