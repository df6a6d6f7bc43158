package io.github.tgsession.lookalike.telegram4j;

public interface UserEmpty extends User {

}
