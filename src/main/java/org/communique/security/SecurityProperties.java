package org.communique.security;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param dataDir the key that seals authenticator apps' secrets is in its {@code keys} folder */
@Validated
@ConfigurationProperties("communique")
public record SecurityProperties(
        @DefaultValue("data") Path dataDir, @DefaultValue Security security) {

    public Tokens tokens() {
        return security.tokens();
    }

    /**
     * @param confirmationLasts how long signing and administration need no new confirmation
     * @param sessionLasts      how long a browser stays signed in at most, however it is used
     */
    public record Security(
            @DefaultValue("optional") SecondFactorRule secondFactor,
            @DefaultValue("15m") Duration confirmationLasts,
            @DefaultValue("24h") Duration sessionLasts,
            @DefaultValue Tokens tokens) {}

    /**
     * Personal access tokens.
     *
     * @param longestLifetime          how long one may be good
     * @param signingConfirmationLasts how long one may sign until its owner confirms again that it may
     */
    public record Tokens(
            @DefaultValue("90d") Duration longestLifetime,
            @DefaultValue("7d") Duration signingConfirmationLasts) {}

    public enum SecondFactorRule {
        /** Members with a second factor are asked for it, others for the password. */
        OPTIONAL,
        /** No one signs for an organisation or administers without one. */
        REQUIRED
    }
}
