package com.example.twounits.archive;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface ParcelRepository extends JpaRepository<Parcel, String> {

}
