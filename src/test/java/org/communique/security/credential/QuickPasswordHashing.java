package org.communique.security.credential;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Thousands of sign-ins would be a twentieth of the work of all tests. Spring Boot finds it by itself. */
@AutoConfiguration
public final class QuickPasswordHashing {

    @Bean
    @Primary
    PasswordHashing quickPasswords() {
        return new PasswordHashing(new Argon2PasswordEncoder(16, 32, 1, 64, 1));
    }
}
