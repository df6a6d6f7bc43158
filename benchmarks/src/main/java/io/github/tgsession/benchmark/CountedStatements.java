package io.github.tgsession.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts how often an application turns to its database, below all that it does itself.
 */
final class CountedStatements implements BeanPostProcessor {

	private final LongAdder connections = new LongAdder();

	private final LongAdder statements = new LongAdder();

	/**
	 * How often a connection was taken so far.
	 */
	long connections() {
		return this.connections.sum();
	}

	/**
	 * How many statements have run so far; a batch is one.
	 */
	long statements() {
		return this.statements.sum();
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource dataSource) ? new CountingDataSource(dataSource) : bean;
	}

	private Connection counting(Connection connection) {
		this.connections.increment();
		return proxy(Connection.class, new Counting(connection));
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private final class CountingDataSource extends DelegatingDataSource {

		private CountingDataSource(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			return counting(super.getConnection());
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return counting(super.getConnection(username, password));
		}

	}

	private final class Counting implements InvocationHandler {

		private final Object target;

		private Counting(Object target) {
			this.target = target;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			if (method.getName().startsWith("execute")) {
				CountedStatements.this.statements.increment();
			}
			try {
				Object result = method.invoke(this.target, arguments);
				return (result instanceof Statement) ? proxy(method.getReturnType(), new Counting(result)) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

	}

}
