package com.example.greeter;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application of the README.
 */
@SpringBootApplication
public class GreeterApplication {

}
