package org.communique.security.credential;

import java.util.Set;
import java.util.function.Supplier;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * This server as authenticators know it: by the host name of its base URL. Passkeys are bound to that name, and answers
 * count only from pages of that origin.
 */
@Component
class RelyingParty {

    private final ServerProperties server;
    private final Coalition coalition;
    private final Environment environment;
    private final PasskeyUserRepository users;
    private final Supplier<Webauthn4JRelyingPartyOperations> registering;
    private final Supplier<Webauthn4JRelyingPartyOperations> asserting;

    RelyingParty(
            ServerProperties server,
            Coalition coalition,
            Environment environment,
            PasskeyUserRepository users,
            Passkeys passkeys) {
        this.server = server;
        this.coalition = coalition;
        this.environment = environment;
        this.users = users;
        registering = SingletonSupplier.of(() -> operations(new PasskeyCredentialRepository(passkeys, passkeys::add)));
        asserting = SingletonSupplier.of(() -> operations(new PasskeyCredentialRepository(passkeys, passkeys::used)));
    }

    Webauthn4JRelyingPartyOperations registering() {
        return registering.get();
    }

    Webauthn4JRelyingPartyOperations asserting() {
        return asserting.get();
    }

    String id() {
        return server.baseUrl().getHost();
    }

    PublicKeyCredentialRpEntity entity() {
        return PublicKeyCredentialRpEntity.builder()
                .id(id())
                .name(coalition.profile().name())
                .build();
    }

    private Webauthn4JRelyingPartyOperations operations(UserCredentialRepository records) {
        return new Webauthn4JRelyingPartyOperations(users, records, entity(), Set.of(origin()));
    }

    /** The system chose the port where the base URL's is 0. */
    private String origin() {
        var base = server.baseUrl();
        var host = base.getScheme() + "://" + base.getHost();
        return switch (base.getPort()) {
            case -1 -> host;
            case 0 -> host + ":" + environment.getRequiredProperty("local.server.port");
            default -> host + ":" + base.getPort();
        };
    }
}
