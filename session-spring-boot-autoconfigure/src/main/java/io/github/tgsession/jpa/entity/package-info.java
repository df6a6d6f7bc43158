/**
 * The tables as JPA entities, for reading.
 */
@NullMarked
package io.github.tgsession.jpa.entity;

import org.jspecify.annotations.NullMarked;
