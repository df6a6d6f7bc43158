package io.github.tgsession.tl;

import java.nio.ByteBuffer;

import io.github.tgsession.lookalike.drklo.TLRPC;
import io.github.tgsession.lookalike.telegram4j.Telegram4J;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reads file references of every form and leaves them as they were.
 */
class FileReferencesTests {

	private final ObjectEntityReader reader = new ObjectEntityReader();

	@Test
	void readsNettyBuffersWithoutMovingThem() {
		for (ByteBuf buffer : new ByteBuf[] { Unpooled.buffer(), Unpooled.directBuffer() }) {
			buffer.writeBytes(new byte[] { 9, 1, 2, 3 }).readByte();
			for (ByteBuf view : new ByteBuf[] { buffer, buffer.asReadOnly(), Unpooled.unreleasableBuffer(buffer) }) {
				InputDocument document = (InputDocument) this.reader.read(Telegram4J.document(view));
				assertThat(document).isEqualTo(new InputDocument(1, 2, new byte[] { 1, 2, 3 }));
				assertThat(view.readerIndex()).isOne();
				assertThat(view.readableBytes()).isEqualTo(3);
				assertThat(view.refCnt()).isOne();
			}
			buffer.release();
			assertThatExceptionOfType(UnreadableObjectException.class)
				.isThrownBy(() -> this.reader.read(Telegram4J.document(buffer)))
				.withMessageContaining("IllegalReferenceCountException");
		}
	}

	@Test
	void readsByteBuffersWithoutMovingThem() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 9, 1, 2, 9 }).position(1).limit(3);
		assertThat(this.reader.read(new Buffered.InputPhoto(buffer.asReadOnlyBuffer())))
			.isEqualTo(new InputPhoto(1, 2, new byte[] { 1, 2 }));
		this.reader.read(new Buffered.InputPhoto(buffer));
		assertThat(buffer.position()).isOne();
		assertThat(buffer.limit()).isEqualTo(3);
	}

	@Test
	void copiesByteArrays() {
		TLRPC.TL_inputPhoto photo = new TLRPC.TL_inputPhoto();
		photo.file_reference = new byte[] { 1 };
		InputPhoto read = (InputPhoto) this.reader.read(photo);
		photo.file_reference[0] = 2;
		assertThat(read.fileReference()).containsExactly(1);
		photo.file_reference = null;
		assertThat(((InputPhoto) this.reader.read(photo)).fileReference()).isEmpty();
	}

	@Test
	void refusesOtherBytesWithoutNamingThem() {
		assertThatExceptionOfType(UnreadableObjectException.class)
			.isThrownBy(() -> this.reader.read(new Buffered.InputPhoto("secret")))
			.withMessageContaining("java.lang.String")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	public static final class Buffered {

		public record InputPhoto(Object fileReference) {

			public int id() {
				return 1;
			}

			public int accessHash() {
				return 2;
			}

		}

	}

}
