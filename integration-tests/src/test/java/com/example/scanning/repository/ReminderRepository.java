package com.example.scanning.repository;

import com.example.scanning.model.Reminder;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface ReminderRepository extends JpaRepository<Reminder, String> {

}
