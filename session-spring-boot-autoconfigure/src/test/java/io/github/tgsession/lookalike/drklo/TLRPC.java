package io.github.tgsession.lookalike.drklo;

import java.util.ArrayList;

/**
 * Look-alike of Telegram for Android: public fields, absent primitives are 0.
 */
public final class TLRPC {

	private TLRPC() {
	}

	public static class TLObject {

		public int networkType;

	}

	public static class User extends TLObject {

		public int flags;

		public long id;

		public long access_hash;

		public String first_name;

		public String last_name;

		public String username;

		public String phone;

		public boolean self;

		public boolean min;

		public ArrayList<TL_username> usernames = new ArrayList<>();

	}

	public static class TL_user extends User {

	}

	public static class TL_user_layer104 extends TL_user {

	}

	public static class TL_userContact_old2 extends User {

	}

	public static class TL_userEmpty extends User {

	}

	public static class TL_username extends TLObject {

		public boolean active;

		public String username;

	}

	public static class Chat extends TLObject {

		public int flags;

		public long id;

		public String title;

		public long access_hash;

		public boolean broadcast;

		public boolean megagroup;

		public InputChannel migrated_to;

	}

	public static class TL_chat extends Chat {

	}

	public static class TL_chatForbidden extends Chat {

	}

	public static class TL_chatForbidden_old2 extends TL_chatForbidden {

	}

	public static class TL_channel extends Chat {

	}

	public static class TL_channel_layer104 extends TL_channel {

	}

	public static class TL_channelForbidden extends Chat {

	}

	public static class InputChannel extends TLObject {

		public long channel_id;

		public long access_hash;

	}

	public static class TL_inputChannel extends InputChannel {

	}

	public static class Peer extends TLObject {

		public long user_id;

		public long chat_id;

		public long channel_id;

	}

	public static class TL_peerChannel extends Peer {

	}

	public static class ChannelParticipant extends TLObject {

		public long user_id;

		public Peer peer;

	}

	public static class TL_channelParticipantBanned extends ChannelParticipant {

	}

	public static class TL_inputPhoto extends TLObject {

		public long id;

		public long access_hash;

		public byte[] file_reference;

	}

	public static class TL_updates_state extends TLObject {

		public int pts;

	}

	public static class TL_contacts_resolvedPeer extends TLObject {

		public Peer peer;

		public ArrayList<Chat> chats = new ArrayList<>();

		public ArrayList<User> users = new ArrayList<>();

	}

}
