/**
 * What native statements need: the platform, and the names of tables and columns.
 */
@NullMarked
package io.github.tgsession.jpa.sql;

import org.jspecify.annotations.NullMarked;
