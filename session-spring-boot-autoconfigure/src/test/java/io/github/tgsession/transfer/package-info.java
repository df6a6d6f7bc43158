/**
 * Tests of transfers.
 */
@NullMarked
package io.github.tgsession.transfer;

import org.jspecify.annotations.NullMarked;
