package org.communique.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers that keep a page to itself, for every answer of the server. */
public final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

    private static final String YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

    private SecurityHeaders() {}

    /**
     * Adds those that the answer does not have yet.
     *
     * @param secure whether people reach the server over HTTPS
     */
    public static void write(HttpServletResponse response, String contentSecurityPolicy, boolean secure) {
        write(response, ContentSecurityPolicy.HEADER, contentSecurityPolicy);
        ALWAYS.forEach((name, value) -> write(response, name, value));
        if (!ContentSecurityPolicy.PUBLISHED_EMBED.equals(response.getHeader(ContentSecurityPolicy.HEADER))) {
            write(response, "X-Frame-Options", "DENY");
        }
        if (secure) {
            write(response, "Strict-Transport-Security", YEAR_OF_HTTPS);
        }
    }

    private static void write(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
