package io.github.tgsession.lookalike.tdlib;

/**
 * Look-alike of TDLib's Java interface, whose types share names with Telegram's.
 */
public final class TdApi {

	private TdApi() {
	}

	public static class Chat {

		public long id = 1;

		public Object type = new Object();

		public String title = "title";

	}

	public static class User {

		public long id = 1;

		public String firstName = "Ada";

		public Usernames usernames = new Usernames();

		public String phoneNumber = "";

	}

	public static class Usernames {

		public String[] activeUsernames = {};

	}

	public static class Users {

		public long[] userIds = { 1 };

	}

	public static class UpdateNewChat {

		public Chat chat = new Chat();

	}

}
