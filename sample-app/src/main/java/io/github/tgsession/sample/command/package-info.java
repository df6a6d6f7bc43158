/**
 * The command line that looks into sessions and converts them, without Spring.
 */
@NullMarked
package io.github.tgsession.sample.command;

import org.jspecify.annotations.NullMarked;
