package org.communique.http.limit;

import jakarta.servlet.http.HttpServletResponse;

/** Why the body of a request is not read to its end. */
public enum BodyRefusal {
    TOO_LARGE(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE),
    TOO_SLOW(HttpServletResponse.SC_REQUEST_TIMEOUT);

    private final int status;

    BodyRefusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
