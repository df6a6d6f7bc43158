package io.github.tgsession.tl;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds no class loader: neither a client's, nor this library's own by what is left on
 * classes of the JDK.
 */
class ClassUnloadingTests {

	@Test
	void letsAClientsClassesGo() throws Exception {
		assertThat(isCollected(readFromLoader("io.github.tgsession.lookalike.", false))).isTrue();
	}

	@Test
	void letsItsOwnClassesGo() throws Exception {
		assertThat(isCollected(readFromLoader("io.github.tgsession.", true))).isTrue();
	}

	private static WeakReference<ClassLoader> readFromLoader(String prefix, boolean ownReader) throws Exception {
		try (Isolated loader = new Isolated(prefix)) {
			Object user = loader.loadClass("io.github.tgsession.lookalike.kotlogram.TLUserEmpty")
				.getConstructor(Integer.class)
				.newInstance(1);
			Class<?> type = ownReader ? loader.loadClass("io.github.tgsession.tl.ObjectEntityReader")
					: ObjectEntityReader.class;
			assertThat(user.getClass().getClassLoader()).isSameAs(loader);
			Object reader = type.getConstructor().newInstance();
			for (Object object : List.of(user, new ArrayList<>(), "text", 1L)) {
				type.getMethod("read", Object.class).invoke(reader, object);
				type.getMethod("membersOf", Object.class).invoke(reader, object);
			}
			return new WeakReference<>(loader);
		}
	}

	private static boolean isCollected(WeakReference<ClassLoader> loader) throws InterruptedException {
		for (int i = 0; i < 50 && loader.get() != null; i++) {
			System.gc();
			Thread.sleep(20);
		}
		return loader.get() == null;
	}

	/**
	 * Defines the classes of some packages itself.
	 */
	private static final class Isolated extends URLClassLoader {

		private final String prefix;

		Isolated(String prefix) {
			super(new URL[0], Isolated.class.getClassLoader());
			this.prefix = prefix;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				if (!name.startsWith(this.prefix) || findLoadedClass(name) != null) {
					return super.loadClass(name, resolve);
				}
				try (InputStream content = getResourceAsStream(name.replace('.', '/') + ".class")) {
					byte[] bytes = content.readAllBytes();
					return defineClass(name, bytes, 0, bytes.length);
				}
				catch (IOException ex) {
					throw new ClassNotFoundException(name, ex);
				}
			}
		}

	}

}
