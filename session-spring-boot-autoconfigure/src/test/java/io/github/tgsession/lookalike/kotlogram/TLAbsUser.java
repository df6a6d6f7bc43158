package io.github.tgsession.lookalike.kotlogram;

/**
 * Look-alike of kotlogram: ids are integers, parts have getters.
 */
public abstract class TLAbsUser {

	protected Integer id;

	public Integer getId() {
		return this.id;
	}

}
