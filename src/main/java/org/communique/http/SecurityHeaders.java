package org.communique.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers that keep a page to itself, for every answer of the server. */
public final class SecurityHeaders {

    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** For pages whose scripts, if any, are files. */
    public static final String POLICY_OF_PAGES = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

    private static final String YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

    private SecurityHeaders() {}

    /**
     * For the page that the screens live in. Flow's client makes a function of each piece of script that the server sends, so
     * it needs {@code 'unsafe-eval'}; Vaadin's components add {@code style} elements while they run, which cannot know the nonce.
     *
     * @param nonce of the page's inline scripts
     */
    public static String policyOfScreens(String nonce) {
        return "default-src 'self'; script-src 'self' 'nonce-%s' 'unsafe-eval';".formatted(nonce)
                + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
                + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    /**
     * Adds those that the answer does not have yet.
     *
     * @param secure whether people reach the server over HTTPS
     */
    public static void write(HttpServletResponse response, String contentSecurityPolicy, boolean secure) {
        ALWAYS.forEach((name, value) -> write(response, name, value));
        write(response, CONTENT_SECURITY_POLICY, contentSecurityPolicy);
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
