package io.github.tgsession.lookalike.telegram4j;

public interface Username {

	boolean active();

	String username();

}
