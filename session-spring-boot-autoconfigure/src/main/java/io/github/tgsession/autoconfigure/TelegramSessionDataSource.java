package io.github.tgsession.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Qualifier for the {@link javax.sql.DataSource} of the database that keeps Telegram
 * sessions, if that is not the application's only or primary one. Declare it with
 * {@code @Bean(defaultCandidate = false)}, so that Spring Boot goes on to configure the
 * application's own.
 * <p>
 * Sessions then have a persistence unit of their own: the beans
 * {@code telegramSessionEntityManagerFactory} and
 * {@code telegramSessionTransactionManager}, which are injected by name only. They take
 * part in the transactions of that transaction manager:
 * {@code @Transactional("telegramSessionTransactionManager")}.
 *
 * @since 0.1.0
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface TelegramSessionDataSource {

}
