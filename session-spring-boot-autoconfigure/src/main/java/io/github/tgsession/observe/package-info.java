/**
 * Metrics and health of sessions.
 */
@NullMarked
package io.github.tgsession.observe;

import org.jspecify.annotations.NullMarked;
