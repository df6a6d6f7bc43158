package io.github.tgsession.integration.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests against a real library. They are skipped, and the last line says so, if it is not
 * there; {@code -Dinterop.required=true} lets them fail then. Test methods may take the
 * {@link PeerProcess} and a {@link Comparison}.
 */
@Tag("interop")
@ExtendWith(PeerExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface AskedPeer {

	Peer value();

}
