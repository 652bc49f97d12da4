package org.communique.security;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param dataDir the key that seals authenticator apps' secrets is in its {@code keys} folder */
@Validated
@ConfigurationProperties("communique")
record SecurityProperties(
        @DefaultValue("data") Path dataDir, @DefaultValue Security security) {

    /** @param confirmationLasts how long signing and administration need no new confirmation */
    record Security(
            @DefaultValue("optional") SecondFactorRule secondFactor,
            @DefaultValue("15m") Duration confirmationLasts) {}

    enum SecondFactorRule {
        /** Whoever has one is asked for it, whoever has none for the password. */
        OPTIONAL,
        /** Nobody signs for an organisation or administers without one. */
        REQUIRED
    }
}
