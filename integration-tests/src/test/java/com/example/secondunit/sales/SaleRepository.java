package com.example.secondunit.sales;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface SaleRepository extends JpaRepository<Sale, String> {

}
