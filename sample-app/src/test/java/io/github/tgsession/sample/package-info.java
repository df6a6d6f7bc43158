/**
 * Tests of the sample.
 */
@NullMarked
package io.github.tgsession.sample;

import org.jspecify.annotations.NullMarked;
