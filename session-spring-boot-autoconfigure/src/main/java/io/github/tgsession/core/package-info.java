/**
 * What a key means and what an object teaches: the Telegram session over a store.
 */
@NullMarked
package io.github.tgsession.core;

import org.jspecify.annotations.NullMarked;
