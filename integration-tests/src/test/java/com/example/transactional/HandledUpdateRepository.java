package com.example.transactional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface HandledUpdateRepository extends JpaRepository<HandledUpdate, String> {

}
