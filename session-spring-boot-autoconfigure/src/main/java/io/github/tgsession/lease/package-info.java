/**
 * One owner for each session, among all processes that share a store.
 */
@NullMarked
package io.github.tgsession.lease;

import org.jspecify.annotations.NullMarked;
