/**
 * A bot that replays recorded traffic through a Telegram session.
 */
@NullMarked
package io.github.tgsession.sample;

import org.jspecify.annotations.NullMarked;
