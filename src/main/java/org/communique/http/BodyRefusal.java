package org.communique.http;

import jakarta.servlet.http.HttpServletResponse;

/** Why the body of a request is not read to its end. */
enum BodyRefusal {
    TOO_LARGE(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE),
    TOO_SLOW(HttpServletResponse.SC_REQUEST_TIMEOUT);

    private final int status;

    BodyRefusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
