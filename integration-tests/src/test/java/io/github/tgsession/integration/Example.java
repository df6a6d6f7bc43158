package io.github.tgsession.integration;

import java.util.List;

import com.example.ownunit.OwnUnitApplication;
import com.example.ownunit.Visit;
import com.example.ownunit.VisitRepository;
import com.example.plain.Note;
import com.example.plain.NoteRepository;
import com.example.plain.PlainApplication;
import com.example.scanning.app.ScanningApplication;
import com.example.scanning.model.Reminder;
import com.example.scanning.repository.ReminderRepository;
import com.example.twounits.TwoUnitsApplication;
import com.example.twounits.archive.ParcelRepository;
import com.example.twounits.orders.Purchase;
import com.example.twounits.orders.PurchaseRepository;

/**
 * The four ways in which applications find their entities and repositories.
 */
enum Example {

	/**
	 * Spring Boot finds them.
	 */
	PLAIN(PlainApplication.class, Note.class, List.of(NoteRepository.class)),

	/**
	 * The application says where they are.
	 */
	OWN_SCANNING(ScanningApplication.class, Reminder.class, List.of(ReminderRepository.class)),

	/**
	 * The application builds its persistence unit.
	 */
	OWN_UNIT(OwnUnitApplication.class, Visit.class, List.of(VisitRepository.class)),

	/**
	 * The application has two databases.
	 */
	TWO_UNITS(TwoUnitsApplication.class, Purchase.class, List.of(PurchaseRepository.class, ParcelRepository.class));

	private final Class<?> application;

	private final Class<?> entity;

	private final List<Class<?>> repositories;

	Example(Class<?> application, Class<?> entity, List<Class<?>> repositories) {
		this.application = application;
		this.entity = entity;
		this.repositories = repositories;
	}

	Class<?> application() {
		return this.application;
	}

	/**
	 * The application's only entity in the persistence unit of the sessions.
	 * @return the entity
	 */
	Class<?> entity() {
		return this.entity;
	}

	List<Class<?>> repositories() {
		return this.repositories;
	}

}
