package com.example.secondunit.shipping;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface ShipmentRepository extends JpaRepository<Shipment, String> {

}
