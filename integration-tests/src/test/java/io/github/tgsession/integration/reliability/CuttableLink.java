package io.github.tgsession.integration.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a server of this host that can be cut.
 */
final class CuttableLink implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("(?<=localhost:)\\d+");

	private static final int BUFFER_BYTES = 8192;

	private final int port;

	private final ServerSocket entrance;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Object monitor = new Object();

	private Cut cut = Cut.NONE;

	/**
	 * How often connections have been lost for good.
	 */
	private int losses;

	private CuttableLink(int port) throws IOException {
		this.port = port;
		this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	static CuttableLink to(String url) throws IOException {
		Matcher matcher = PORT.matcher(url);
		if (!matcher.find()) {
			throw new IllegalArgumentException("No port of this host in " + url);
		}
		return new CuttableLink(Integer.parseInt(matcher.group()));
	}

	/**
	 * The URL of the server by this way.
	 */
	String url(String url) {
		return PORT.matcher(url).replaceFirst(String.valueOf(this.entrance.getLocalPort()));
	}

	void cut(Cut kind) {
		synchronized (this.monitor) {
			this.cut = kind;
			if (kind == Cut.LOST) {
				this.losses++;
			}
		}
		if (kind == Cut.REFUSED) {
			this.sockets.forEach(CuttableLink::close);
		}
	}

	void mend() {
		synchronized (this.monitor) {
			this.cut = Cut.NONE;
			this.monitor.notifyAll();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.entrance.accept();
				if (isRefused()) {
					close(client);
				}
				else {
					start(() -> connect(client));
				}
			}
		}
		catch (IOException ex) {
			// The entrance has been closed.
		}
	}

	private boolean isRefused() {
		synchronized (this.monitor) {
			return this.cut == Cut.REFUSED;
		}
	}

	private void connect(Socket client) {
		try {
			int known = losses();
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.port);
			this.sockets.add(client);
			this.sockets.add(server);
			if (isRefused()) {
				close(client);
				close(server);
			}
			start(() -> pump(server, client, known));
			pump(client, server, known);
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private void pump(Socket from, Socket to, int known) {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] buffer = new byte[BUFFER_BYTES];
			for (int length = in.read(buffer); length != -1; length = in.read(buffer)) {
				awaitPassage();
				if (losses() == known) {
					out.write(buffer, 0, length);
				}
			}
		}
		catch (IOException ex) {
			// One side has hung up.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.sockets.remove(from);
			this.sockets.remove(to);
		}
	}

	private int losses() {
		synchronized (this.monitor) {
			return this.losses;
		}
	}

	private void awaitPassage() throws InterruptedException {
		synchronized (this.monitor) {
			while (this.cut == Cut.SILENT || this.cut == Cut.LOST) {
				this.monitor.wait();
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.entrance.close();
		mend();
		this.sockets.forEach(CuttableLink::close);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is of no use any more in either case.
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "link");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * What becomes of connections.
	 */
	enum Cut {

		/**
		 * All is well.
		 */
		NONE,

		/**
		 * They are ended, and new ones are refused.
		 */
		REFUSED,

		/**
		 * Nothing arrives until the link is mended, then everything does.
		 */
		SILENT,

		/**
		 * Nothing of those that were there ever arrives again, and nobody is told. New
		 * ones can be made when the link is mended.
		 */
		LOST

	}

}
