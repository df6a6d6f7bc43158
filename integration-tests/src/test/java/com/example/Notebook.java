package com.example;

import java.util.List;

/**
 * What every example application does with an entity and a repository of its own.
 */
public interface Notebook {

	void write(String text);

	List<String> read();

}
