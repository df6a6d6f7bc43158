package io.github.tgsession.lookalike.telegram4j;

public interface Chat {

	long id();

}
