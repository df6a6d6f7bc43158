/**
 * The session store in a database.
 */
@NullMarked
package io.github.tgsession.jpa;

import org.jspecify.annotations.NullMarked;
