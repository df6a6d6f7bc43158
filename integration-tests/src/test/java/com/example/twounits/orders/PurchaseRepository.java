package com.example.twounits.orders;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface PurchaseRepository extends JpaRepository<Purchase, String> {

}
