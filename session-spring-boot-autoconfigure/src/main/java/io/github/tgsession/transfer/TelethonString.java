package io.github.tgsession.transfer;

import java.util.Objects;

import io.github.tgsession.SessionString;
import io.github.tgsession.store.DataCenterRow;
import org.jspecify.annotations.Nullable;

/**
 * Telethon's session strings, version 1. In contrast to {@link TelethonStringCodec} no
 * character is passed over.
 */
final class TelethonString implements StringFormat {

	private static final DetectedFormat DETECTED = new DetectedFormat(SessionFormat.TELETHON_STRING,
			SessionFormat.TELETHON_STRING.description());

	private final ValueChecks checks = new ValueChecks(DETECTED.description());

	@Override
	public SessionFormat format() {
		return SessionFormat.TELETHON_STRING;
	}

	@Override
	public @Nullable LoginSnapshot read(String text) {
		byte[] bytes = text.startsWith(TelethonLayout.VERSION) ? Base64Text.decode(text.substring(1)) : null;
		if (bytes == null || !TelethonLayout.fits(bytes)) {
			return null;
		}
		SessionString session = TelethonLayout.read(bytes);
		int dcId = this.checks.dcId(session.dcId());
		String address = session.serverAddress();
		DataCenterRow dataCenter = new DataCenterRow(dcId, KnownDataCenters.MAIN, address,
				this.checks.port(session.port()), 0);
		return new LoginSnapshot(DETECTED, new Login(dcId, KnownDataCenters.isTest(address), dataCenter, null,
				session.authKey(), null, null, null, null));
	}

	@Override
	public String write(Login login) {
		DataCenterRow dataCenter = Objects.requireNonNull(login.dataCenter());
		byte[] address = IpAddresses.parse(dataCenter.address());
		if (address == null) {
			throw this.checks.problem("holds an IP address, and what is known is a host name");
		}
		return TelethonLayout.VERSION + Base64Text
			.encodeUrlSafe(TelethonLayout.write(this.checks.dcId(login.dcId(), ValueChecks.MAX_DC_ID_IN_BYTE), address,
					this.checks.port(dataCenter.port()), Objects.requireNonNull(login.authKey())));
	}

}
