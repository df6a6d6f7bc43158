package io.github.tgsession.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes an application context ahead of time and runs something in a class loader of
 * its own, where the generated classes share packages with those they were made from.
 */
final class AheadOfTime {

	private AheadOfTime() {
	}

	/**
	 * Processes a context.
	 * @param context the context, not refreshed
	 * @param application the application's class
	 * @param directory where to generate
	 * @param main a public class with a public static method "run(String)", which is
	 * given the name of the generated initializer
	 */
	static void run(GenericApplicationContext context, Class<?> application, Path directory, Class<?> main)
			throws Exception {
		FileSystemGeneratedFiles files = new FileSystemGeneratedFiles(
				(kind) -> directory.resolve((kind == Kind.SOURCE) ? "sources" : "classes"));
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(application)), files);
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		Path classes = Files.createDirectories(directory.resolve("classes"));
		compile(directory.resolve("sources"), classes);
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(classPath(classes), ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(loader);
			loader.loadClass(main.getName()).getMethod("run", String.class).invoke(null, initializer.canonicalName());
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static void compile(Path sources, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<String> options = List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-classpath",
				classes + File.pathSeparator + System.getProperty("java.class.path"));
		try (Stream<Path> files = Files.walk(sources);
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<Path> generated = files.filter((file) -> file.toString().endsWith(".java")).toList();
			assertThat(
					compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(generated))
						.call())
				.isTrue();
		}
	}

	private static URL[] classPath(Path classes) throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		urls.add(classes.toUri().toURL());
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(Path.of(entry).toUri().toURL());
		}
		return urls.toArray(URL[]::new);
	}

}
