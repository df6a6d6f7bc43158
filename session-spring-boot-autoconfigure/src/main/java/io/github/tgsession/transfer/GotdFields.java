package io.github.tgsession.transfer;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of gotd's JSON that matter; null where there is none. The only class that
 * touches Jackson, whose own messages are not repeated because they quote the text.
 */
final class GotdFields {

	/**
	 * gotd itself needs four.
	 */
	private static final int MAX_DEPTH = 32;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(MAX_DEPTH)
			.maxDocumentLength(SessionReader.MAX_STRING)
			.build())
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private final ValueChecks checks;

	@Nullable Long version;

	@Nullable Boolean testMode;

	@Nullable Long dcId;

	@Nullable String address;

	@Nullable String authKey;

	@Nullable String authKeyId;

	@Nullable Long salt;

	private GotdFields(ValueChecks checks) {
		this.checks = checks;
	}

	static GotdFields parse(String text, ValueChecks checks) {
		GotdFields fields = new GotdFields(checks);
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			parser.nextToken();
			fields.readObject(parser, "the session", fields::readSession);
			if (parser.nextToken() != null) {
				throw checks.problem("goes on after its last bracket");
			}
		}
		catch (UnexpectedEndOfInputException ex) {
			throw checks.problem("has lost its end: it stops after " + text.length() + " characters");
		}
		catch (JacksonException ex) {
			throw checks.problem("is no valid JSON, has a field twice or a number out of range" + place(ex));
		}
		return fields;
	}

	private static String place(JacksonException ex) {
		long offset = (ex.getLocation() != null) ? ex.getLocation().getCharOffset() : -1;
		return (offset >= 0) ? ", at about its character " + (offset + 1) : "";
	}

	private void readSession(Field field) {
		switch (field.name()) {
			case "Version" -> this.version = integer(field);
			case "Data" -> readObject(field.parser(), "its field Data", this::readData);
			default -> field.parser().skipChildren();
		}
	}

	private void readData(Field field) {
		switch (field.name()) {
			case "Config" -> readObject(field.parser(), "its field Config", this::readConfig);
			case "DC" -> this.dcId = integer(field);
			case "Addr" -> this.address = text(field);
			case "AuthKey" -> this.authKey = text(field);
			case "AuthKeyID" -> this.authKeyId = text(field);
			case "Salt" -> this.salt = integer(field);
			default -> field.parser().skipChildren();
		}
	}

	private void readConfig(Field field) {
		if (field.name().equals("TestMode")) {
			this.testMode = bool(field);
		}
		else {
			field.parser().skipChildren();
		}
	}

	private void readObject(JsonParser parser, String what, Consumer<Field> consumer) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return;
		}
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			throw this.checks.problem("has something other than an object for " + what);
		}
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			JsonToken value = parser.nextToken();
			consumer.accept(new Field(name, value, parser));
		}
	}

	private @Nullable Long integer(Field field) {
		return expect(field, field.value() == JsonToken.VALUE_NUMBER_INT, "an integer") ? field.parser().getLongValue()
				: null;
	}

	private @Nullable String text(Field field) {
		return expect(field, field.value() == JsonToken.VALUE_STRING, "a text") ? field.parser().getString() : null;
	}

	private @Nullable Boolean bool(Field field) {
		return expect(field, field.value().isBoolean(), "true or false") ? field.value() == JsonToken.VALUE_TRUE : null;
	}

	private boolean expect(Field field, boolean expected, String what) {
		if (!expected && field.value() != JsonToken.VALUE_NULL) {
			throw this.checks.problem("has something other than " + what + " in its field " + field.name());
		}
		return expected;
	}

	/**
	 * A field whose value is the parser's current token.
	 */
	private record Field(String name, JsonToken value, JsonParser parser) {

	}

}
