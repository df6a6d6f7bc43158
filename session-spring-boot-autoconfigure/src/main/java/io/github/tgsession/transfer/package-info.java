/**
 * The session strings of Telegram libraries.
 */
@NullMarked
package io.github.tgsession.transfer;

import org.jspecify.annotations.NullMarked;
