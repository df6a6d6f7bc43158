package com.example.ownstore;

import java.nio.file.Path;
import java.time.Clock;

import io.github.tgsession.store.buffer.BufferSettings;
import io.github.tgsession.store.buffer.BufferedSessionStore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * An application that keeps its sessions in files.
 */
@SpringBootApplication
public class OwnStoreApplication {

	@Bean
	FileSessionStore sessionFiles(@Value("${bot.directory}") Path directory) {
		return new FileSessionStore(directory, Clock.systemUTC());
	}

	@Bean(initMethod = "start")
	@Primary
	BufferedSessionStore sessionStore(FileSessionStore sessionFiles) {
		return new BufferedSessionStore(sessionFiles, BufferSettings.defaults());
	}

}
