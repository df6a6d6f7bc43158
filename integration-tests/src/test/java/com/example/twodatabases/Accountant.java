package com.example.twodatabases;

import java.util.List;

import javax.sql.DataSource;

import io.github.tgsession.TelegramSession;
import io.github.tgsession.UpdateState;
import io.github.tgsession.autoconfigure.TelegramSessionDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handles updates in the transactions of either database.
 */
@Service
public class Accountant {

	private final InvoiceRepository invoices;

	private final JdbcClient sessions;

	private final TelegramSession session;

	Accountant(InvoiceRepository invoices, @TelegramSessionDataSource DataSource sessionsDataSource,
			TelegramSession session) {
		this.invoices = invoices;
		this.sessions = JdbcClient.create(sessionsDataSource);
		this.session = session;
	}

	/**
	 * Makes the application's only table in the database of the sessions.
	 */
	public void prepare() {
		this.sessions.sql("create table if not exists booking (text varchar(255))").update();
	}

	/**
	 * Handles an update in a transaction of the sessions' database.
	 * @param text what becomes of it there
	 * @param pts the position
	 * @param rest what else happens
	 */
	@Transactional("telegramSessionTransactionManager")
	public void book(String text, int pts, Runnable rest) {
		this.sessions.sql("insert into booking values (?)").param(text).update();
		this.session.setUpdateState(0, UpdateState.ofPts(pts));
		rest.run();
	}

	/**
	 * Writes in a transaction of the sessions' database and leaves the session alone.
	 * @param text what is written
	 * @param rest what else happens
	 */
	@Transactional("telegramSessionTransactionManager")
	public void bookOnly(String text, Runnable rest) {
		this.sessions.sql("insert into booking values (?)").param(text).update();
		rest.run();
	}

	/**
	 * Handles an update in a transaction of the application's own database.
	 * @param text what becomes of it there
	 * @param pts the position
	 * @param rest what else happens
	 */
	@Transactional
	public void invoice(String text, int pts, Runnable rest) {
		this.invoices.save(new Invoice(text));
		this.session.setUpdateState(0, UpdateState.ofPts(pts));
		rest.run();
	}

	public List<String> bookings() {
		return this.sessions.sql("select text from booking order by text").query(String.class).list();
	}

	public List<String> invoices() {
		return this.invoices.findAll().stream().map(Invoice::getText).toList();
	}

}
