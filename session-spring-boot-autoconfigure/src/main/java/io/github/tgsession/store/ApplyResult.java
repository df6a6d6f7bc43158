package io.github.tgsession.store;

import java.util.Set;

/**
 * What became of a change set.
 *
 * @param refusedStates the entity ids whose position would have gone back, or was not the
 * expected one
 * @since 0.1.0
 */
public record ApplyResult(Set<Long> refusedStates) {

}
