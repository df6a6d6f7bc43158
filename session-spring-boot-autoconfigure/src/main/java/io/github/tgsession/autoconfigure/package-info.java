/**
 * Spring Boot auto-configuration of Telegram sessions.
 */
@NullMarked
package io.github.tgsession.autoconfigure;

import org.jspecify.annotations.NullMarked;
