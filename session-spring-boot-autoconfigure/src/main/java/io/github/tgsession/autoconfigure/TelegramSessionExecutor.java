package io.github.tgsession.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.tgsession.TelegramSession;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Qualifier for the {@link java.util.concurrent.Executor} on which the works of
 * {@link TelegramSession#callAsync} and {@link TelegramSession#runAsync} run. It must
 * neither block nor run work on the thread that hands it over.
 * <p>
 * Spring's {@code ThreadPoolTaskExecutor} is paused as one of the first beans when the
 * application context stops. Works that wait by then would not run before the sessions
 * are saved, so such an executor needs {@code setPhase(Integer.MIN_VALUE)}, which lets it
 * stop last.
 *
 * @since 0.1.0
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface TelegramSessionExecutor {

}
