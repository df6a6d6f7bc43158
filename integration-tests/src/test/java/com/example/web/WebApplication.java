package com.example.web;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.tl.InputPeerUser;
import io.github.tgsession.tl.User;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application whose requests use the session.
 */
@SpringBootApplication
public class WebApplication {

	@RestController
	static class PeerController {

		private final TelegramSession session;

		private final BookmarkRepository bookmarks;

		private final TransactionTemplate transaction;

		PeerController(TelegramSession session, BookmarkRepository bookmarks, TransactionTemplate transaction) {
			this.session = session;
			this.bookmarks = bookmarks;
			this.transaction = transaction;
		}

		@GetMapping("/learn/{username}")
		String learn(@PathVariable String username) {
			this.bookmarks.save(new Bookmark(username));
			Bookmark loaded = this.bookmarks.findById(username).orElseThrow();
			this.session.processEntities(new User(5, 77L, "Alice", username));
			long id = ((InputPeerUser) this.session.getInputEntity("@" + username)).userId();
			this.transaction.executeWithoutResult((status) -> {
				Bookmark bookmark = this.bookmarks.findById(username).orElseThrow();
				bookmark.setText(loaded.getText() + id);
				this.session.processEntities(new User(6, 78L, "Bob", null));
			});
			return this.bookmarks.findById(username).orElseThrow().getText();
		}

	}

}
