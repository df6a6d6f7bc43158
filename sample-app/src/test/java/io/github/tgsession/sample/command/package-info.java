/**
 * Tests for the command line.
 */
@NullMarked
package io.github.tgsession.sample.command;

import org.jspecify.annotations.NullMarked;
