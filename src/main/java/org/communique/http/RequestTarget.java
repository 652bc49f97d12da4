package org.communique.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a request is for, as Tomcat and Vaadin read it, whatever of it is percent-encoded. */
public final class RequestTarget {

    private RequestTarget() {}

    public static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    }

    public static String query(HttpServletRequest request) {
        return decoded(Objects.toString(request.getQueryString(), ""));
    }

    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Tomcat ignores what is not encoded rightly, and decodes the rest.
            return decoded(query.replaceAll("%(?![0-9A-Fa-f]{2})", ""));
        }
    }
}
