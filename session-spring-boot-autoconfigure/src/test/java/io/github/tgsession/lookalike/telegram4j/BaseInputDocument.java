package io.github.tgsession.lookalike.telegram4j;

import io.netty.buffer.ByteBuf;

public interface BaseInputDocument {

	long id();

	long accessHash();

	ByteBuf fileReference();

}
