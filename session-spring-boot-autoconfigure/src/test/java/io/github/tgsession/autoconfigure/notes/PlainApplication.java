package io.github.tgsession.autoconfigure.notes;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application that leaves scanning to Boot.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlainApplication {

}
