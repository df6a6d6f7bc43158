package io.github.tgsession.lookalike.kotlogram;

public class TLUserEmpty extends TLAbsUser {

	public TLUserEmpty(Integer id) {
		this.id = id;
	}

}
