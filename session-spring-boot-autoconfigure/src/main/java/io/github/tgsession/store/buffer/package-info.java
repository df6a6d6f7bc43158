/**
 * A read cache and a write-behind buffer over any store.
 */
@NullMarked
package io.github.tgsession.store.buffer;

import org.jspecify.annotations.NullMarked;
