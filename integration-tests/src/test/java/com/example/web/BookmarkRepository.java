package com.example.web;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the application.
 */
public interface BookmarkRepository extends JpaRepository<Bookmark, String> {

}
