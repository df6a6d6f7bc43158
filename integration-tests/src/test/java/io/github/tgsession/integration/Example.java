package io.github.tgsession.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.example.ownunit.OwnUnitApplication;
import com.example.ownunit.Visit;
import com.example.ownunit.VisitRepository;
import com.example.plain.Note;
import com.example.plain.NoteRepository;
import com.example.plain.PlainApplication;
import com.example.scanning.app.ScanningApplication;
import com.example.scanning.model.Reminder;
import com.example.scanning.repository.ReminderRepository;
import com.example.secondunit.SecondUnitApplication;
import com.example.secondunit.sales.Sale;
import com.example.secondunit.sales.SaleRepository;
import com.example.secondunit.shipping.Shipment;
import com.example.secondunit.shipping.ShipmentRepository;
import com.example.twodatabases.Invoice;
import com.example.twodatabases.InvoiceRepository;
import com.example.twodatabases.TwoDatabasesApplication;
import com.example.twounits.TwoUnitsApplication;
import com.example.twounits.archive.Parcel;
import com.example.twounits.archive.ParcelRepository;
import com.example.twounits.orders.Purchase;
import com.example.twounits.orders.PurchaseRepository;
import io.github.tgsession.jpa.entity.TelegramEntities;

/**
 * The ways in which applications find their entities and repositories.
 */
enum Example {

	/**
	 * Spring Boot finds them.
	 */
	PLAIN(PlainApplication.class, List.of(NoteRepository.class),
			Map.of("entityManagerFactory", besideOurs(Note.class))),

	/**
	 * The application says where they are.
	 */
	OWN_SCANNING(ScanningApplication.class, List.of(ReminderRepository.class),
			Map.of("entityManagerFactory", besideOurs(Reminder.class))),

	/**
	 * The application builds its persistence unit.
	 */
	OWN_UNIT(OwnUnitApplication.class, List.of(VisitRepository.class),
			Map.of("entityManagerFactory", besideOurs(Visit.class))),

	/**
	 * The application has two databases, and sessions are in the primary one.
	 */
	TWO_UNITS(TwoUnitsApplication.class, List.of(PurchaseRepository.class, ParcelRepository.class),
			Map.of("entityManagerFactory", besideOurs(Purchase.class), "archiveEntityManagerFactory",
					List.of(Parcel.class))),

	/**
	 * The application has one database, and sessions another one.
	 */
	TWO_DATABASES(TwoDatabasesApplication.class, List.of(InvoiceRepository.class),
			Map.of("entityManagerFactory", List.of(Invoice.class), "telegramSessionEntityManagerFactory",
					TelegramEntities.ALL)),

	/**
	 * The application has two databases, and sessions are in the second one.
	 */
	SECOND_UNIT(SecondUnitApplication.class, List.of(SaleRepository.class, ShipmentRepository.class),
			Map.of("entityManagerFactory", List.of(Sale.class), "shippingUnit", besideOurs(Shipment.class)));

	private final Class<?> application;

	private final List<Class<?>> repositories;

	private final Map<String, List<Class<?>>> units;

	Example(Class<?> application, List<Class<?>> repositories, Map<String, List<Class<?>>> units) {
		this.application = application;
		this.repositories = repositories;
		this.units = units;
	}

	private static List<Class<?>> besideOurs(Class<?> entity) {
		List<Class<?>> entities = new ArrayList<>(TelegramEntities.ALL);
		entities.add(entity);
		return entities;
	}

	Class<?> application() {
		return this.application;
	}

	List<Class<?>> repositories() {
		return this.repositories;
	}

	/**
	 * The persistence units.
	 * @return their entities by the names of their beans
	 */
	Map<String, List<Class<?>>> units() {
		return this.units;
	}

}
