package io.github.tgsession.lookalike.telegram4j;

import java.util.List;

/**
 * The implementation, which is not public.
 */
final class ImmutableBaseUser implements BaseUser {

	private final int flags;

	private final Long accessHash;

	ImmutableBaseUser(int flags, Long accessHash) {
		this.flags = flags;
		this.accessHash = accessHash;
	}

	@Override
	public int flags() {
		return this.flags;
	}

	@Override
	public long id() {
		return 5_000_000_001L;
	}

	@Override
	public Long accessHash() {
		return this.accessHash;
	}

	@Override
	public String firstName() {
		return "Ada";
	}

	@Override
	public String lastName() {
		return "";
	}

	@Override
	public String username() {
		return null;
	}

	@Override
	public String phone() {
		return "4930123";
	}

	@Override
	public List<Username> usernames() {
		return List.of(new ImmutableUsername("ada", true), new ImmutableUsername("old_ada", false));
	}

}
