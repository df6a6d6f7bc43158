package io.github.tgsession.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches if sessions have a persistence unit of their own, because a
 * {@link TelegramSessionDataSource} is another {@code DataSource} than the application's
 * only or primary one.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnOwnUnitCondition.class)
@interface ConditionalOnOwnUnit {

	/**
	 * Whether they shall have one.
	 * @return false to match if sessions are in the application's unit
	 */
	boolean value() default true;

}
