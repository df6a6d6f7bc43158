package io.github.tgsession.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tgsession.tl.Entity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Learns the same users again and again: nothing is new, all is at hand, so no statement
 * runs. There is no baseline.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UnchangedBenchmark {

	/**
	 * How many users there are.
	 */
	@Param("50000")
	public int entities;

	private Application application;

	private List<List<Entity>> answers;

	private StatementCount count;

	/**
	 * Learns them once.
	 */
	@Setup
	public void learn() throws IOException {
		this.application = Application.start(Database.SQLITE);
		this.answers = TlPeers.answers(Peers.users(this.entities).shuffled());
		this.answers.forEach(this.application.session()::processEntities);
		this.application.session().save();
		this.count = StatementCount.of(this.application);
	}

	/**
	 * Looks whether the database was left alone.
	 */
	@TearDown(Level.Iteration)
	public void check() {
		this.count.requireNone();
	}

	/**
	 * Closes the application.
	 */
	@TearDown
	public void close() throws IOException {
		this.application.close();
	}

	/**
	 * Learns nothing.
	 */
	@Benchmark
	public boolean learnAgain() {
		boolean learnt = false;
		for (List<Entity> answer : this.answers) {
			learnt |= this.application.session().processEntities(answer);
			this.application.session().save();
		}
		if (learnt) {
			throw new IllegalStateException("Something was new");
		}
		return learnt;
	}

}
