package com.example.transactional;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that handles updates in transactions.
 */
@SpringBootApplication
public class TransactionalApplication {

}
