package io.github.tgsession.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The recorded updates, which take the place of Telegram's servers.
 */
@Component
class Traffic {

	private final List<Step> steps;

	Traffic() throws IOException {
		try (InputStream recorded = new ClassPathResource("traffic.json").getInputStream()) {
			this.steps = List.of(JsonMapper.builder().build().readValue(recorded, Step[].class));
		}
	}

	int size() {
		return this.steps.size();
	}

	/**
	 * The updates after a position. Like Telegram after a broken connection, it sends the
	 * last one again.
	 */
	List<Step> after(int pts) {
		return this.steps.subList(Math.max(0, pts - 1), this.steps.size());
	}

	/**
	 * How many messages of somebody there are up to a position.
	 */
	long messagesUpTo(int pts) {
		return this.steps.stream()
			.filter((step) -> step.pts() <= pts && step instanceof Step.Message message && message.sender() != null)
			.count();
	}

}
