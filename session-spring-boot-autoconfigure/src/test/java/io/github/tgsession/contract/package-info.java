/**
 * What every store must keep, for applications with a store of their own to extend.
 */
@NullMarked
package io.github.tgsession.contract;

import org.jspecify.annotations.NullMarked;
