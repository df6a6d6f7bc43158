package io.github.tgsession.integration.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts each real library once, gives it to the tests, and closes with one line about
 * all of them.
 */
class PeerExtension
		implements ExecutionCondition, BeforeAllCallback, AfterTestExecutionCallback, ParameterResolver, TestWatcher {

	private static final String REQUIRED = "interop.required";

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PeerExtension.class);

	/**
	 * Whether the library is there, asked once for each class.
	 */
	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (context.getTestMethod().isPresent() || Boolean.getBoolean(REQUIRED)) {
			return ConditionEvaluationResult.enabled("asked for the class");
		}
		Peer peer = peer(context);
		return command(context, peer).isEmpty() ? ConditionEvaluationResult.disabled(absence(peer))
				: ConditionEvaluationResult.enabled(peer.title() + " is there");
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		Peer peer = peer(context);
		List<String> command = command(context, peer);
		assertThat(command).as(absence(peer)).isNotEmpty();
		PeerProcess process = root(context).computeIfAbsent(peer, (key) -> start(peer, command), PeerProcess.class);
		report(context).tally(peer).setVersion(process.version());
	}

	@SuppressWarnings("unchecked")
	private static List<String> command(ExtensionContext context, Peer peer) {
		return root(context).computeIfAbsent(peer.title(), (key) -> {
			List<String> command = peer.command();
			if (command.isEmpty()) {
				report(context).missing(peer);
			}
			return command;
		}, List.class);
	}

	private static String absence(Peer peer) {
		return peer.title() + " cannot be asked: " + peer.advice();
	}

	private static PeerProcess start(Peer peer, List<String> command) {
		try {
			return new PeerProcess(peer, command);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == PeerProcess.class || type == Comparison.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return (parameter.getParameter().getType() == PeerProcess.class) ? root(context).get(peer(context))
				: comparison(context);
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		if (context.getExecutionException().isEmpty()) {
			comparison(context).verify();
		}
	}

	@Override
	public void testFailed(ExtensionContext context, Throwable cause) {
		report(context).failed();
	}

	private static Comparison comparison(ExtensionContext context) {
		return context.getStore(NAMESPACE)
			.computeIfAbsent(Comparison.class, (key) -> new Comparison(report(context).tally(peer(context))),
					Comparison.class);
	}

	private static Peer peer(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), AskedPeer.class).orElseThrow().value();
	}

	private static InteropReport report(ExtensionContext context) {
		return root(context).computeIfAbsent(InteropReport.class);
	}

	private static ExtensionContext.Store root(ExtensionContext context) {
		return context.getRoot().getStore(NAMESPACE);
	}

}
