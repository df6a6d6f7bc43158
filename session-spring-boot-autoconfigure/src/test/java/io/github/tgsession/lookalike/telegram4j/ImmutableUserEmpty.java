package io.github.tgsession.lookalike.telegram4j;

final class ImmutableUserEmpty implements UserEmpty {

	@Override
	public long id() {
		return 7;
	}

}
