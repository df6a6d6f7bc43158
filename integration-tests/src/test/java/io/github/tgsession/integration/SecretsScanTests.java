package io.github.tgsession.integration;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.example.greeter.GreeterApplication;
import com.example.greeter.SecretStore;
import io.github.tgsession.AuthKey;
import io.github.tgsession.EntityRow;
import io.github.tgsession.SessionString;
import io.github.tgsession.TelegramSession;
import io.github.tgsession.TelegramSessions;
import io.github.tgsession.UpdateState;
import io.github.tgsession.autoconfigure.SessionStringChangedEvent;
import io.github.tgsession.jpa.entity.TelegramEntities;
import io.github.tgsession.store.AuthKeyChange;
import io.github.tgsession.store.ChangeSet;
import io.github.tgsession.store.EntityChange;
import io.github.tgsession.store.SessionRef;
import io.github.tgsession.store.SessionStore;
import io.github.tgsession.tl.User;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Takes a known key, its session string and a phone number through everything that the
 * starter offers, and looks for them wherever something writes texts.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsScanTests {

	private static final User CAROL = new User(7, 79L, false, false, false, "Carol", null, "carol", List.of(),
			KnownLogin.PHONE);

	@Test
	void scanFindsWhatItLooksFor() {
		byte[] key = KnownLogin.KEY.toByteArray();
		assertThat(Stream.of(KnownLogin.STRING, KnownLogin.STRING.substring(100, 112),
				Base64.getEncoder().encodeToString(key), "X'0001020304050607'", Arrays.toString(key), "+34600000001"))
			.allSatisfy((text) -> assertThat(KnownLogin.tracesIn("before " + text + " after")).isNotEmpty());
		assertThat(KnownLogin.tracesIn(KnownLogin.KEY.toString())).isEmpty();
	}

	@Test
	void runningApplicationTellsNobody(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = application("type=jpa", "string=" + KnownLogin.STRING)
			.web(WebApplicationType.SERVLET)
			.properties("management.endpoint.env.show-values=always")
			.run()) {
			assertThat(context.getBean(TelegramSession.class).toSessionString()).isEqualTo(KnownLogin.STRING);
			Throwable unknown = catchThrowable(
					() -> context.getBean(TelegramSession.class).getInputEntity("+" + KnownLogin.PHONE));
			assertClean(trace(unknown));
			UsedSession.use(context);
			UsedSession.check(context);
			useMore(context);
			assertThat(texts(context)).allSatisfy(SecretsScanTests::assertClean);
			for (String endpoint : List.of("configprops", "beans", "metrics", "metrics/cache.gets", "health",
					"conditions", "info", "loggers", "mappings", "threaddump", "scheduledtasks", "sbom")) {
				HttpResponse<String> answer = get(context, endpoint);
				assertThat(answer.statusCode()).as(endpoint).isIn(200, 404);
				assertClean(answer.body());
			}
			assertThat(get(context, "configprops").body()).contains("telegram.session").contains("\"saveEntities\"");
			assertThat(get(context, "metrics/cache.gets").body()).contains("telegram.entities");
			// What Boot does for every property when it is told to show values.
			assertThat(get(context, "env/telegram.session.string").body()).contains(KnownLogin.STRING);
		}
		assertThat(output).contains("DEBUG").contains("org.hibernate.SQL").contains("telegram_entity");
		assertClean(output.getAll());
	}

	@Test
	void environmentIsHiddenByDefault(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = application("type=memory", "string=" + KnownLogin.STRING)
			.web(WebApplicationType.SERVLET)
			.run()) {
			assertThat(context.getBean(TelegramSession.class).toSessionString()).isEqualTo(KnownLogin.STRING);
			assertThat(get(context, "env").body()).contains("\"telegram.session.string\":{\"value\":\"******\"");
			assertClean(get(context, "env").body());
			assertClean(get(context, "env/telegram.session.string").body());
		}
		assertClean(output.getAll());
	}

	@Test
	void sessionStringThatChangesIsToldToListenersOnly(CapturedOutput output) {
		try (ConfigurableApplicationContext context = application("type=string").run()) {
			UsedSession.use(context);
			assertThat(context.getBean(SecretStore.class).getString()).isEqualTo(KnownLogin.STRING);
			useMore(context);
			assertThat(texts(context)).allSatisfy(SecretsScanTests::assertClean);
		}
		assertClean(output.getAll());
	}

	static Stream<String> brokenStrings() {
		String string = KnownLogin.STRING;
		byte[] gram = ByteBuffer.allocate(1 + 2 + 14 + 2 + 256)
			.put((byte) 2)
			.putShort((short) 14)
			.put("149.154.167.51".getBytes())
			.putShort((short) 443)
			.put(KnownLogin.KEY.toByteArray())
			.array();
		return Stream.of(string.substring(0, 200), string.substring(0, string.length() - 4), string.substring(1),
				"2" + string.substring(1), string + string, string.replace('A', '!'), "x" + string, "\"" + string,
				"1" + Base64.getEncoder().encodeToString(gram),
				Base64.getUrlEncoder().withoutPadding().encodeToString(gram),
				KnownLogin.KEY.idAsHex() + HexFormat.of().formatHex(KnownLogin.KEY.toByteArray()));
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("brokenStrings")
	void startThatFailsTellsNobody(String broken, CapturedOutput output) {
		Throwable failure = catchThrowable(() -> application("type=string", "string=" + broken).run());
		assertThat(failure).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START").contains("telegram.session.string");
		assertClean(trace(failure));
		assertClean(output.getAll());
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table telegram_auth_key alter column stored_key varbinary(4)",
			"alter table telegram_entity alter column phone varchar(3)",
			"alter table telegram_attribute alter column stored_value varbinary(4)",
			"alter table telegram_auth_key add constraint odd check (octet_length(stored_key) < 4)",
			"alter table telegram_entity add constraint odd check (octet_length(phone) < 4)",
			"drop table telegram_auth_key", "drop table telegram_entity", "drop table telegram_session", "shutdown" })
	void databaseThatFailsTellsNobody(String accident, CapturedOutput output) {
		try (ConfigurableApplicationContext context = application("type=jpa").run()) {
			TelegramSession session = context.getBean(TelegramSession.class);
			session.setDc(2, "149.154.167.51", 443);
			// H2 answers to "shutdown" that it is shut down.
			catchThrowable(() -> context.getBean(JdbcTemplate.class).execute(accident));
			List<Runnable> calls = List.of(() -> session.setAuthKey(KnownLogin.KEY),
					() -> session.setAttribute("key", KnownLogin.KEY.toByteArray()),
					() -> session.processEntities(UsedSession.ALICE),
					() -> session.processEntities(List.of(UsedSession.ALICE, CAROL)),
					() -> session.getInputEntity("+" + KnownLogin.PHONE),
					() -> session.findEntityByPhone(KnownLogin.PHONE), session::getAuthKey, session::toSessionString,
					() -> context.getBean(TelegramSessions.class).copy(Applications.NAME, "copy"));
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			List<Throwable> failures = new ArrayList<>();
			for (Runnable call : calls) {
				failures.add(catchThrowable(call::run));
				failures.add(catchThrowable(() -> transaction.executeWithoutResult((status) -> call.run())));
			}
			assertThat(failures.stream().filter(Objects::nonNull)).isNotEmpty()
				.allSatisfy((failure) -> assertClean(trace(failure)));
		}
		assertClean(output.getAll());
	}

	private static void useMore(ConfigurableApplicationContext context) {
		TelegramSession session = context.getBean(TelegramSession.class);
		session.setAttribute("backup", KnownLogin.KEY.toByteArray());
		session.setAuthKey(4, KnownLogin.KEY);
		session.processEntities(List.of(CAROL));
		session.findEntityByPhone(KnownLogin.PHONE);
		session.findInputEntity(KnownLogin.PHONE);
		context.getBean(TelegramSessions.class).copy(session.getName(), "copy");
		session.markRevoked(4, "AUTH_KEY_UNREGISTERED");
		session.setAuthKey(null);
		session.setAuthKey(KnownLogin.KEY);
		session.advanceUpdateState(0, UpdateState.ofPts(1000));
	}

	/**
	 * What our beans, values, rows and entities say about themselves.
	 */
	private static List<String> texts(ConfigurableApplicationContext context) {
		List<Object> objects = new ArrayList<>();
		Arrays.stream(context.getBeanDefinitionNames())
			.map(context::getBean)
			.filter((bean) -> Stream
				.concat(Stream.of(bean.getClass()), Arrays.stream(ClassUtils.getAllInterfaces(bean)))
				.anyMatch((type) -> type.getName().startsWith("io.github.tgsession.")))
			.forEach(objects::add);
		assertThat(objects).hasSizeGreaterThan(4);
		TelegramSession session = context.getBean(TelegramSession.class);
		AuthKey key = session.getAuthKey();
		EntityRow alice = session.findEntityByPhone(KnownLogin.PHONE).orElseThrow();
		objects.addAll(List.of(Objects.requireNonNull(key), UsedSession.ALICE, CAROL, alice,
				new SessionString(2, "149.154.167.51", 443, key),
				new SessionStringChangedEvent(session, KnownLogin.STRING)));
		SessionStore store = context.getBean(SessionStore.class);
		SessionRef ref = store.find(Applications.NAME).orElseThrow();
		AuthKeyChange change = new AuthKeyChange(2, 0, store.readIdentity(ref).authKeys().get(0), 0);
		EntityChange entityChange = new EntityChange(alice, false);
		objects.addAll(
				List.of(change, entityChange, ChangeSet.of((changes) -> changes.authKey(change).entity(entityChange))));
		objects.addAll(List.of(ref, store.readIdentity(ref), store.readIdentity(ref).authKeys(),
				store.findAttributes(ref, null), store.readEntities(ref, null, 100), store.readFiles(ref, null, 100),
				store.readPeerReferences(ref, null, 100), store.findUpdateStates(ref, null)));
		if (context.getBeanNamesForType(EntityManager.class).length > 0 && store.kind().equals("jpa")) {
			EntityManager entityManager = context.getBean(EntityManager.class);
			TelegramEntities.ALL.forEach((entity) -> {
				Collection<?> rows = entityManager.createQuery("select e from " + entity.getName() + " e", entity)
					.getResultList();
				objects.addAll(rows);
			});
			assertThat(objects).hasSizeGreaterThan(30);
		}
		return objects.stream().map(String::valueOf).toList();
	}

	private SpringApplicationBuilder application(String... properties) {
		return new SpringApplicationBuilder(GreeterApplication.class).web(WebApplicationType.NONE)
			.properties(Arrays.stream(properties).map("telegram.session."::concat).toArray(String[]::new))
			.properties("spring.application.name=" + Applications.NAME,
					"spring.datasource.url=" + Applications.memory() + ";DB_CLOSE_DELAY=-1",
					"spring.datasource.hikari.connection-timeout=500", "server.port=0", "server.address=127.0.0.1",
					"management.endpoints.web.exposure.include=*", "management.endpoint.configprops.show-values=always",
					"management.endpoint.health.show-details=always", "debug=true",
					"logging.level.io.github.tgsession=trace", "logging.level.org.springframework=debug",
					"logging.level.org.hibernate.SQL=debug");
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String endpoint) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")
				+ "/actuator/" + endpoint);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String trace(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static void assertClean(String text) {
		for (String trace : KnownLogin.tracesIn(text)) {
			int at = text.indexOf(trace);
			throw new AssertionError(
					"Found in: " + text.substring(Math.max(0, at - 500), Math.min(text.length(), at + 500)));
		}
	}

}
