/**
 * Telegram's own types, as far as a session needs them, and the reading of any client's
 * objects.
 */
@NullMarked
package io.github.tgsession.tl;

import org.jspecify.annotations.NullMarked;
