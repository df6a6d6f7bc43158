/**
 * Measures the starter against plain JDBC.
 */
@NullMarked
package io.github.tgsession.benchmark;

import org.jspecify.annotations.NullMarked;
