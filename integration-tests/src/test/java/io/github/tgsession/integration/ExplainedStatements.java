package io.github.tgsession.integration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Listens to what PostgreSQL says of each statement that an application prepares and
 * runs: the plan by which it was really run, with what that has read.
 */
final class ExplainedStatements implements BeanPostProcessor {

	private static final Pattern PLAN = Pattern.compile("duration: .*? plan:\\s*(\\{.*})", Pattern.DOTALL);

	private static final JsonMapper json = new JsonMapper();

	private final List<Explained> explained = new CopyOnWriteArrayList<>();

	private final List<String> runs = new CopyOnWriteArrayList<>();

	/**
	 * Has a server tell plans.
	 * @param url the URL of a database
	 * @return the URL of connections that tell
	 */
	static String explaining(String url) {
		// The plan that is made once for all values, as a statement has that is run
		// often.
		return url + "&options="
				+ String.join("%20", List.of("session_preload_libraries=auto_explain",
						"auto_explain.log_min_duration=0", "auto_explain.log_analyze=on", "auto_explain.log_buffers=on",
						"auto_explain.log_format=json", "client_min_messages=log", "plan_cache_mode=force_generic_plan")
					.stream()
					.map((setting) -> "-c%20" + setting)
					.toList());
	}

	void clear() {
		this.explained.clear();
		this.runs.clear();
	}

	List<Explained> explained() {
		return this.explained;
	}

	/**
	 * What was run, a batch once.
	 */
	List<String> runs() {
		return this.runs;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource dataSource) ? new Listening(dataSource) : bean;
	}

	private Object listen(String sql, PreparedStatement statement) {
		return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
			Object result = invoke(() -> method.invoke(statement, arguments));
			if (method.getName().startsWith("execute")) {
				this.runs.add(numbered(sql));
				for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning
					.getNextWarning()) {
					Matcher plan = PLAN.matcher(String.valueOf(warning.getMessage()));
					if (plan.find()) {
						// Comes when the server is done with a statement, maybe with the
						// next.
						JsonNode told = json.readTree(plan.group(1));
						this.explained.add(new Explained(told.path("Query Text").asString(), told.path("Plan")));
					}
				}
				statement.clearWarnings();
			}
			return result;
		});
	}

	private static String numbered(String sql) {
		AtomicInteger parameter = new AtomicInteger();
		return Pattern.compile("\\?")
			.matcher(sql)
			.replaceAll((mark) -> Matcher.quoteReplacement("$" + parameter.incrementAndGet()));
	}

	private static Object invoke(Invocation invocation) throws Throwable {
		try {
			return invocation.run();
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static Object proxy(Class<?> type, InvocationHandler handler) {
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
	}

	/**
	 * A statement that was run.
	 *
	 * @param sql the statement, its parameters numbered
	 * @param plan the topmost node of its plan
	 */
	record Explained(String sql, JsonNode plan) {

		/**
		 * How many pages of 8 KiB were looked at.
		 */
		int pages() {
			return this.plan.path("Shared Hit Blocks").asInt() + this.plan.path("Shared Read Blocks").asInt();
		}

		/**
		 * How many rows were taken from tables and indexes, also in vain.
		 */
		int rows() {
			return nodes().stream()
				.filter((node) -> node.has("Relation Name") && node.path("Node Type").asString().endsWith("Scan"))
				.mapToInt((node) -> (int) Math.ceil(node.path("Actual Loops").asDouble()
						* (node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asDouble()
								+ node.path("Rows Removed by Index Recheck").asDouble())))
				.sum();
		}

		boolean isScanning() {
			return nodes().stream().anyMatch((node) -> node.path("Node Type").asString().equals("Seq Scan"));
		}

		/**
		 * All nodes of the plan.
		 */
		private List<JsonNode> nodes() {
			List<JsonNode> nodes = new ArrayList<>(List.of(this.plan));
			for (int index = 0; index < nodes.size(); index++) {
				nodes.get(index).path("Plans").forEach(nodes::add);
			}
			return nodes;
		}

	}

	private final class Listening extends DelegatingDataSource {

		Listening(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
				Object result = invoke(() -> method.invoke(connection, arguments));
				return (result instanceof PreparedStatement statement) ? listen((String) arguments[0], statement)
						: result;
			});
		}

	}

	private interface Invocation {

		Object run() throws ReflectiveOperationException;

	}

}
