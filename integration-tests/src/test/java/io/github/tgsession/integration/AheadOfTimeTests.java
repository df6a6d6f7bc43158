package io.github.tgsession.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the example applications as Spring Boot's build plugins make them: processed
 * ahead of time in a process of its own, which has loaded no generated class before,
 * compiled, and started in another one with {@code spring.aot.enabled}.
 */
class AheadOfTimeTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void applicationWorksAheadOfTime(Example example) throws Exception {
		String[] arguments = { "--spring.application.name=" + Applications.NAME,
				"--spring.datasource.url=" + Applications.h2(this.directory), "--archive.url=" + Applications.memory(),
				"--sessions.url=" + Applications.sqlite(this.directory), "--spring.jpa.hibernate.ddl-auto=validate",
				"--spring.sql.init.mode=always", "--spring.sql.init.schema-locations=classpath:application-tables.sql",
				"--telegram.session.jpa.initialize-schema=always", "--spring.main.web-application-type=none",
				"--spring.main.banner-mode=off" };
		Path classes = this.directory.resolve("classes");
		compile(process(example, classes, arguments), classes);
		Path metadata = classes
			.resolve("META-INF/native-image/example/" + example.name() + "/reachability-metadata.json");
		assertThat(Files.readString(metadata).replace("\\/", "/")).contains("io/github/tgsession/jpa/schema-*.sql");
		assertThat(start(example, classes, arguments)).contains(AheadOfTimeApplication.DONE);
	}

	private Path process(Example example, Path classes, String[] arguments) throws Exception {
		Path sources = this.directory.resolve("sources");
		String output = java("", SpringApplicationAotProcessor.class,
				Stream.concat(Stream.of(example.application().getName(), sources.toString(), classes.toString(),
						classes.toString(), "example", example.name()), Stream.of(arguments)));
		assertThat(sources).as(output).isDirectory();
		return sources;
	}

	private void compile(Path sources, Path classes) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters", "-cp",
				classes + File.pathSeparator + System.getProperty("java.class.path"), "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private String start(Example example, Path classes, String[] arguments) throws Exception {
		return java(classes + File.pathSeparator, AheadOfTimeApplication.class,
				Stream.concat(Stream.of(example.name()), Stream.of(arguments)), "-Dspring.aot.enabled=true");
	}

	private String java(String classpath, Class<?> main, Stream<String> arguments, String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classpath + System.getProperty("java.class.path")));
		command.addAll(List.of(options));
		command.add(main.getName());
		arguments.forEach(command::add);
		Path output = Files.createTempFile(this.directory, "output", ".txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			process.waitFor();
			return Files.readString(output);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
