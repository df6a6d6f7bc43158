/**
 * The Telegram session: what a bot remembers between two runs.
 */
@NullMarked
package io.github.tgsession;

import org.jspecify.annotations.NullMarked;
