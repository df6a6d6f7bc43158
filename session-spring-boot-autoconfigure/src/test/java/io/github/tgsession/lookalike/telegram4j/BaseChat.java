package io.github.tgsession.lookalike.telegram4j;

public interface BaseChat extends Chat {

	String title();

	InputChannel migratedTo();

}
