package io.github.tgsession.transfer;

import org.jspecify.annotations.Nullable;

/**
 * What a session turned out to be.
 *
 * @param format the format, or the one that is nearest to it; null for a session of our
 * own
 * @param description the form in words, with its version
 * @since 0.1.0
 */
public record DetectedFormat(@Nullable SessionFormat format, String description) {

}
