package io.github.tgsession.integration;

import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs in a process of its own: starts an example from what was generated ahead of time,
 * uses it and looks at it.
 */
final class AheadOfTimeApplication {

	static final String DONE = "Everything works ahead of time";

	private AheadOfTimeApplication() {
	}

	/**
	 * Starts the example.
	 * @param args the name of the {@link Example}, then the application's arguments
	 */
	public static void main(String[] args) {
		Example example = Example.valueOf(args[0]);
		SpringApplication application = new SpringApplication(example.application());
		application.setMainApplicationClass(example.application());
		try (ConfigurableApplicationContext context = application.run(Arrays.copyOfRange(args, 1, args.length))) {
			// No configuration class is read at run time.
			assertThat(context.containsBean(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME))
				.isFalse();
			ExamplesTests.useAll(context);
			ExamplesTests.checkAll(context, example);
		}
		System.out.println(DONE);
	}

}
