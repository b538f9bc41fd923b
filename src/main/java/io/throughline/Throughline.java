package io.throughline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product. */
@SpringBootApplication
public class Throughline {
    public static void main(String[] args) {
        SpringApplication.run(Throughline.class, args);
    }
}
