package org.communique.http;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says where to report a vulnerability (RFC 9116), if the operator has named a contact. */
@RestController
class SecurityTxtController {

    private static final String PATH = "/.well-known/security.txt";

    /** RFC 9116 §2.5.5 recommends less than a year. */
    private static final Duration GOOD = Duration.ofDays(180);

    private final HttpProperties properties;
    private final ServerProperties server;
    private final Clock clock;

    SecurityTxtController(HttpProperties properties, ServerProperties server, Clock clock) {
        this.properties = properties;
        this.server = server;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ResponseEntity<String> read() {
        var contact = properties.securityContact();
        if (contact == null) {
            return ResponseEntity.notFound().build();
        }
        var expires = clock.instant().plus(GOOD).truncatedTo(ChronoUnit.DAYS);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body("""
                    Contact: %s
                    Expires: %s
                    Preferred-Languages: en
                    Canonical: %s
                    """.formatted(contact, expires, server.link(PATH)));
    }
}
