package io.github.tgsession.lookalike.telegram4j;

import io.netty.buffer.ByteBuf;

record ImmutableBaseInputDocument(long id, long accessHash, ByteBuf fileReference) implements BaseInputDocument {

}
