package io.github.tgsession.jpa;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.tgsession.jpa.app.Note;
import io.github.tgsession.jpa.entity.TelegramSessionEntity;
import io.github.tgsession.jpa.repository.SessionTables;
import io.github.tgsession.jpa.repository.TelegramSessionRepository;
import io.github.tgsession.jpa.sql.NativeStatements;
import io.github.tgsession.jpa.sql.SchemaNames;
import io.github.tgsession.store.SessionStore;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A store on a database of its own, in a plain Spring context. Tables come from our
 * script, and Hibernate validates them.
 */
public final class JpaStoreFixture implements AutoCloseable {

	private final HikariDataSource pool;

	private final RecordingDataSource dataSource;

	private final AnnotationConfigApplicationContext context;

	private final JpaSessionStore store;

	private JpaStoreFixture(HikariDataSource pool, String platform, SchemaNames names, Map<String, Object> properties) {
		this.pool = pool;
		this.dataSource = new RecordingDataSource(pool);
		runScript(pool, platform, names);
		new JdbcTemplate(pool)
			.execute("create table if not exists Note (id bigint not null primary key, text varchar(255))");
		Map<String, Object> jpaProperties = new HashMap<>(Map.of("hibernate.hbm2ddl.auto", "validate"));
		jpaProperties.putAll(properties);
		this.context = new AnnotationConfigApplicationContext();
		this.context.registerBean("dataSource", DataSource.class, () -> this.dataSource);
		this.context.registerBean("jpaProperties", Properties.class, () -> new Properties(jpaProperties));
		this.context.register(Config.class);
		this.context.refresh();
		this.store = this.context.getBean(JpaSessionStore.class);
	}

	/**
	 * A new H2 database in memory.
	 * @return the fixture
	 */
	public static JpaStoreFixture h2() {
		return h2(new SchemaNames(Map.of(), Map.of(), null), Map.of());
	}

	static JpaStoreFixture h2(SchemaNames names, Map<String, Object> properties, String... before) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		for (String sql : before) {
			new JdbcTemplate(pool).execute(sql);
		}
		return new JpaStoreFixture(pool, "h2", names, properties);
	}

	/**
	 * A new SQLite database in a file.
	 * @param directory where to put the file
	 * @return the fixture
	 */
	public static JpaStoreFixture sqlite(Path directory) {
		HikariDataSource pool = new HikariDataSource();
		pool.setMaximumPoolSize(1);
		pool.setJdbcUrl("jdbc:sqlite:" + directory.resolve(UUID.randomUUID() + ".db")
				+ "?journal_mode=WAL&busy_timeout=5000&synchronous=FULL");
		return new JpaStoreFixture(pool, "sqlite", new SchemaNames(Map.of(), Map.of(), null), Map.of());
	}

	/**
	 * A database that is there already.
	 * @param pool connections to it; closed with the fixture
	 * @param platform the platform in the name of the script
	 * @return the fixture
	 */
	public static JpaStoreFixture of(HikariDataSource pool, String platform) {
		return new JpaStoreFixture(pool, platform, new SchemaNames(Map.of(), Map.of(), null), Map.of());
	}

	static void runScript(DataSource dataSource, String platform, SchemaNames names) {
		Resource script = new ClassPathResource("io/github/tgsession/jpa/schema-" + platform + ".sql");
		try {
			String text = names.rewrite(script.getContentAsString(StandardCharsets.UTF_8));
			new ResourceDatabasePopulator(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
				.execute(dataSource);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public SessionStore store() {
		return this.store;
	}

	/**
	 * Who owns sessions in this database.
	 * @return a table, another one each time
	 */
	public JpaLeaseTable leases() {
		return new JpaLeaseTable(SessionTables.of(bean(NativeStatements.class)),
				bean(PlatformTransactionManager.class));
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	public JdbcTemplate jdbc() {
		return new JdbcTemplate(this.pool);
	}

	public TransactionTemplate transactions() {
		return new TransactionTemplate(this.context.getBean(PlatformTransactionManager.class));
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * The SQL of all statements that were prepared so far.
	 * @return the statements
	 */
	public Set<String> statements() {
		return this.dataSource.statements;
	}

	@Override
	public void close() {
		this.context.close();
		this.pool.close();
	}

	record Properties(Map<String, Object> values) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = TelegramSessionRepository.class)
	static class Config {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource, Properties properties) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPackagesToScan(TelegramSessionEntity.class.getPackageName(), Note.class.getPackageName());
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setJpaPropertyMap(properties.values());
			return factory;
		}

		@Bean
		JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
			return new JpaTransactionManager(entityManagerFactory);
		}

		@Bean
		NativeStatements telegramNativeStatements(EntityManagerFactory entityManagerFactory, DataSource dataSource) {
			return new NativeStatements(entityManagerFactory, new JdbcTemplate(dataSource));
		}

		@Bean
		JpaSessionStore store(NativeStatements statements, PlatformTransactionManager transactionManager) {
			return new JpaSessionStore(SessionTables.of(statements), transactionManager, Clock.systemUTC());
		}

	}

	private static final class RecordingDataSource extends DelegatingDataSource {

		private final Set<String> statements = ConcurrentHashMap.newKeySet();

		RecordingDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						if (method.getName().equals("prepareStatement")) {
							this.statements.add((String) arguments[0]);
						}
						try {
							return method.invoke(connection, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					});
		}

	}

}
