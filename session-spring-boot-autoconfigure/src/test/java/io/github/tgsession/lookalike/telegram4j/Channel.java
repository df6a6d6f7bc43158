package io.github.tgsession.lookalike.telegram4j;

public interface Channel extends Chat {

	int flags();

	default boolean min() {
		return (flags() & 1 << 12) != 0;
	}

	default boolean megagroup() {
		return (flags() & 1 << 8) != 0;
	}

	Long accessHash();

	String title();

}
