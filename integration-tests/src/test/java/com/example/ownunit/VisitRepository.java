package com.example.ownunit;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface VisitRepository extends JpaRepository<Visit, String> {

}
