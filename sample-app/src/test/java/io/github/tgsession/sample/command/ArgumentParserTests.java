package io.github.tgsession.sample.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.tgsession.transfer.SessionFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link ArgumentParser}.
 */
class ArgumentParserTests {

	@ParameterizedTest
	@EnumSource
	void everyFormatIsChosenByItsId(SessionFormat format) {
		Request.Convert request = convert("convert", "in", "out", "--to", format.id());
		assertThat(request.format()).isEqualTo(format);
		assertThat(request.source()).isEqualTo("in");
		assertThat(request.target()).isEqualTo(Path.of("out"));
	}

	@Test
	void nothingIsAddedThatWasNotAskedFor() {
		Request.Convert request = convert("convert", "in", "out", "--to", "gramjs-string");
		assertThat(request.options().apiId()).isNull();
		assertThat(request.options().userId()).isNull();
		assertThat(request.options().bot()).isNull();
		assertThat(request.options().overwrite()).isFalse();
		assertThat(request.options().newerVersions()).isFalse();
		assertThat(request.options().skipUnreadableRows()).isFalse();
	}

	@Test
	void optionsStandAnywhereWithTheirValueBehindThemOrBehindAnEqualsSign() {
		Request.Convert request = convert("convert", "--to=pyrogram-string", "--api-id", "12345", "in", "--bot=false",
				"--overwrite", "-", "--user-id=5000000000", "--accept-newer", "--skip-unreadable");
		assertThat(request.format()).isEqualTo(SessionFormat.PYROGRAM_STRING);
		assertThat(request.source()).isEqualTo("in");
		assertThat(request.target()).isNull();
		assertThat(request.options().apiId()).isEqualTo(12345);
		assertThat(request.options().userId()).isEqualTo(5_000_000_000L);
		assertThat(request.options().bot()).isFalse();
		assertThat(request.options().overwrite()).isTrue();
		assertThat(request.options().newerVersions()).isTrue();
		assertThat(request.options().skipUnreadableRows()).isTrue();
	}

	@Test
	void inspectTakesOnePlace() {
		assertThat(ArgumentParser.parse(List.of("inspect", "-", "--accept-newer")))
			.isInstanceOfSatisfying(Request.Inspect.class, (request) -> {
				assertThat(request.source()).isEqualTo("-");
				assertThat(request.options().newerVersions()).isTrue();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "help", "--help", "-h", "convert --help", "inspect in -h", "convert --to --help" })
	void helpIsGivenWhereverItIsAskedFor(String arguments) {
		assertThat(ArgumentParser.parse(List.of(arguments.split(" ")))).isInstanceOf(Request.Help.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					convert                                     | convert takes IN and OUT, and there is nothing
					convert in --to gramjs-string               | convert takes IN and OUT, and there is only one argument
					convert in out more --to gramjs-string      | convert takes IN and OUT, and there are 3 arguments
					inspect                                     | inspect takes IN, and there is nothing
					inspect in out                              | inspect takes IN, and there are 2 arguments
					inspect in --to gramjs-string               | inspect does not take the option --to
					inspect in --api-id 1                       | inspect does not take the option --api-id
					convert in out                              | convert needs --to FORMAT, which is one of telethon-string,
					convert in out --to                         | The option --to needs a value
					convert in out --to other                   | The format after --to is unknown; it is one of telethon-string,
					convert in out --to=                        | The format after --to is unknown
					convert in out --to TELETHON_STRING         | The format after --to is unknown
					convert in - --to telethon-sqlite           | cannot go to standard output; name a file as OUT
					convert in - --to pyrogram-sqlite           | cannot go to standard output; name a file as OUT
					convert in out --to gramjs-string --force   | There is no option --force
					convert in out -f                           | There is no option -f
					convert in out --to a --to b                | The option --to is given twice
					convert in out --overwrite --overwrite      | The option --overwrite is given twice
					convert in out --overwrite=true             | The option --overwrite takes no value
					convert in out --to gramjs-string --bot yes | The option --bot needs the value true or false
					convert in out --to gramjs-string --bot     | The option --bot needs a value
					""")
	void whatCannotBeUnderstoodIsExplainedWithTheUsage(String arguments, String message) {
		UsageException problem = catchThrowableOfType(UsageException.class,
				() -> ArgumentParser.parse(List.of(arguments.split(" "))));
		assertThat(problem).hasMessageContaining(message);
		assertThat(problem.usage()).startsWith("java -jar sample-app.jar " + arguments.split(" ")[0] + " IN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "", "1.5", "x", "2147483648", "99999999999999999999", "+5", "٣" })
	void apiIdsAreWholeNumbers(String value) {
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> convert("convert", "in", "out", "--to", "pyrogram-string", "--api-id", value))
			.withMessage("The option --api-id needs a whole number from 1 to 2147483647");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "me", "9223372036854775808" })
	void userIdsAreWholeNumbers(String value) {
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> convert("convert", "in", "out", "--to", "pyrogram-string", "--user-id=" + value))
			.withMessage("The option --user-id needs a whole number from 1 to 9223372036854775807");
	}

	@Test
	void emptyArgumentsAreNoPlaces() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ArgumentParser.parse(List.of("inspect", "")))
			.withMessage("An argument is empty; inspect takes IN");
	}

	@Test
	void aNameThatNoFileCanHaveIsNotTakenForAString() {
		String name = "\uD800.session";
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> convert("convert", name, "out", "--to", "telethon-sqlite"))
			.withMessageStartingWith("IN is no name that this process can give to a file; ");
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> convert("convert", "in", name, "--to", "telethon-sqlite"))
			.withMessageStartingWith("OUT is no name that this process can give to a file; ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1ApWapzMBuwABAgMEBQYH", "--x=1ApWapzMBuwABAgMEBQYH", "-1ApWapzMBuwABAgMEBQYH",
			"--1ApWapzMBuwABAgMEBQYH" })
	void whatMayBeASecretIsNotRepeated(String secret) {
		for (List<String> arguments : List.of(List.of(secret), List.of("convert", "a", "b", "c", secret),
				List.of("convert", "a", "b", "--to", secret), List.of("convert", "a", "b", "--api-id", secret),
				List.of("inspect", "a", secret), List.of("convert", "a", secret.repeat(2), "--to", "gramjs-string"))) {
			assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ArgumentParser.parse(arguments))
				.satisfies((ex) -> assertThat(ex.getMessage() + ex.usage()).doesNotContain("ApWapz"));
		}
		assertThat(ArgumentParser.parse(List.of("inspect", "1ApWapz"))).asString().doesNotContain("ApWapz");
		assertThat(convert("convert", "1ApWapz", "out", "--to", "gramjs-string")).asString().doesNotContain("ApWapz");
	}

	@Test
	void aSessionStringIsNoNameOfANewFile(@TempDir Path directory) {
		String string = "1ApWapzMBuwABAgM/EBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0u";
		for (String out : List.of(string, "./" + string, directory.resolve(string.replace('/', '_')).toString(),
				directory + "/" + string, "{\"AuthKey\":\"" + string + "\"}")) {
			assertThatExceptionOfType(UsageException.class)
				.isThrownBy(() -> convert("convert", "in", out, "--to", "gramjs-string"))
				.withMessageStartingWith("OUT is no file name; it looks like a session string")
				.satisfies((ex) -> assertThat(ex.getMessage() + ex.usage()).doesNotContain("ApWapz"));
		}
	}

	@Test
	void aNewFileMayBeInADirectoryWithALongName(@TempDir Path directory) throws IOException {
		Path target = Files.createDirectory(directory.resolve("0123456789abcdef".repeat(4))).resolve("new.session");
		assertThat(convert("convert", "in", target.toString(), "--to", "gramjs-string").target()).isEqualTo(target);
	}

	private static Request.Convert convert(String... arguments) {
		Request request = ArgumentParser.parse(List.of(arguments));
		assertThat(request).isInstanceOf(Request.Convert.class);
		return (Request.Convert) request;
	}

}
