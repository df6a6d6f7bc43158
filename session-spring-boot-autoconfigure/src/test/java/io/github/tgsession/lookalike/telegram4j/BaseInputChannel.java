package io.github.tgsession.lookalike.telegram4j;

public interface BaseInputChannel extends InputChannel {

	long channelId();

	long accessHash();

}
