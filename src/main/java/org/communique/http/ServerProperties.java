package org.communique.http;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people reach this server. Links are made from this and never from a request, which its sender could forge.
 *
 * @param baseUrl  without a slash at the end
 * @param mailFrom sender of the mails
 */
@Validated
@ConfigurationProperties("communique")
public record ServerProperties(
        @NotNull @DefaultValue("http://localhost:8080") URI baseUrl,
        @Email @DefaultValue("communique@localhost") String mailFrom) {

    /** @param path from the root, with a slash at its start */
    public URI link(String path) {
        return URI.create(baseUrl + path);
    }
}
