package io.github.tgsession.sample.command;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs the sample as the repackaged jar does: all in a class loader that goes from jar to
 * jar.
 */
final class JarOfJars {

	private JarOfJars() {
	}

	/**
	 * Runs a main class.
	 * @param args the name of the class, and its arguments
	 */
	public static void main(String[] args) throws ReflectiveOperationException, MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(new File(element).toURI().toURL());
		}
		Collections.reverse(urls);
		ClassLoader classLoader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
		classLoader.loadClass(args[0])
			.getMethod("main", String[].class)
			.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
	}

}
