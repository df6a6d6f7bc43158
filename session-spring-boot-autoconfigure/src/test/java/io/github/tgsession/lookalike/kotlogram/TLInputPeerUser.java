package io.github.tgsession.lookalike.kotlogram;

public class TLInputPeerUser {

	public int getUserId() {
		return 12;
	}

	public long getAccessHash() {
		return 0;
	}

}
