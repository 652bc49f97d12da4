package org.communique.coalition.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "Ada+Statements@Example.org, ada@example.org",
        "ada+a+b@example.org, ada@example.org",
        "ada+@example.org, ada@example.org",
        "+ada@example.org, +ada@example.org",
        "ada@sub+1.example.org, ada@sub+1.example.org"
    })
    void knowsTheMailboxOfAnAddress(String address, String mailbox) {
        assertThat(new EmailAddress(address).mailbox()).isEqualTo(new EmailAddress(mailbox));
    }
}
