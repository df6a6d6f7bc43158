package io.github.tgsession.benchmark;

import java.io.IOException;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs benchmarks and prints how they compare with their baselines. Takes the harness's
 * own options: {@code -h} lists them.
 */
final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs the benchmarks.
	 * @param args the harness's options
	 */
	public static void main(String[] args) throws CommandLineOptionException, RunnerException, IOException {
		CommandLineOptions options = new CommandLineOptions(args);
		if (options.shouldHelp()) {
			options.showHelp();
		}
		else if (options.shouldList()) {
			new Runner(options).list();
		}
		else {
			System.out.print(new Comparison(new Runner(options).run()).toTable());
		}
	}

}
