package io.github.tgsession.sample;

import io.github.tgsession.sample.command.CommandLauncher;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * A bot to run and look at, and a command line for sessions.
 */
@SpringBootApplication
@EnableConfigurationProperties(SampleProperties.class)
public class SampleApplication {

	public static void main(String[] args) {
		if (CommandLauncher.isMeantBy(args)) {
			CommandLauncher.launch(args);
		}
		else {
			BotRunner.run(args);
		}
	}

}
