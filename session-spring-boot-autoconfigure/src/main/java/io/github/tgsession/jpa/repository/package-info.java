/**
 * Spring Data repositories of the tables, and their native statements.
 */
@NullMarked
package io.github.tgsession.jpa.repository;

import org.jspecify.annotations.NullMarked;
