package io.github.tgsession.sample;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about the sample.
 *
 * @param pace how long to wait before each update
 * @param dataDirectory where the files of the database are
 */
@ConfigurationProperties("sample")
record SampleProperties(Duration pace, Path dataDirectory) {

}
