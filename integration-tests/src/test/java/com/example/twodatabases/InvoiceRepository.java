package com.example.twodatabases;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface InvoiceRepository extends JpaRepository<Invoice, String> {

}
