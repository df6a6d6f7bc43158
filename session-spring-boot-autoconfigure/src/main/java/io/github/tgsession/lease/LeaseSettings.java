package io.github.tgsession.lease;

import java.time.Duration;

import io.github.tgsession.LeaseState;

/**
 * How leases work.
 *
 * @param mode what becomes of opening a session that another process owns
 * @param ttl how long after its last sign of life a process loses its sessions; 1 second
 * or more. It gives a sign six times as often, and suspends its sessions after two thirds
 * without any.
 * @param maxWait how long opening waits
 * @since 0.1.0
 */
public record LeaseSettings(LeaseMode mode, Duration ttl, Duration maxWait) {

	/**
	 * Settings that suit most applications.
	 * @return waiting 75 seconds for a holder whose time is 60 seconds
	 */
	public static LeaseSettings defaults() {
		return new LeaseSettings(LeaseMode.WAIT, Duration.ofSeconds(60), Duration.ofSeconds(75));
	}

	/**
	 * What a session is for this process that another one has.
	 */
	LeaseState stateWhenLost() {
		return (this.mode == LeaseMode.STANDBY) ? LeaseState.STANDBY : LeaseState.LOST;
	}

	Duration renewInterval() {
		return this.ttl.dividedBy(6);
	}

	/**
	 * How often is looked whether somebody wants a session, or whether one is free.
	 */
	Duration pollInterval() {
		Duration often = Duration.ofSeconds(1);
		return (renewInterval().compareTo(often) < 0) ? renewInterval() : often;
	}

	Duration suspendedAfter() {
		return this.ttl.multipliedBy(2).dividedBy(3);
	}

}
