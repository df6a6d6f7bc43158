/**
 * A small application with a table of its own.
 */
@NullMarked
package com.example.notes;

import org.jspecify.annotations.NullMarked;
