package io.github.tgsession.lookalike.kotlogram;

public class TLUser extends TLAbsUser {

	protected boolean min;

	protected Long accessHash;

	protected String username;

	public TLUser(Integer id, Long accessHash, String username, boolean min) {
		this.id = id;
		this.accessHash = accessHash;
		this.username = username;
		this.min = min;
	}

	public boolean getSelf() {
		return true;
	}

	public boolean isBot() {
		return true;
	}

	public boolean getMin() {
		return this.min;
	}

	public Long getAccessHash() {
		return this.accessHash;
	}

	public String getFirstName() {
		return "Ada";
	}

	public String getLastName() {
		return "Lovelace";
	}

	public String getUsername() {
		return this.username;
	}

	public String getPhone() {
		return null;
	}

}
