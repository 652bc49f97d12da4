package org.communique.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communique.http.error.ProblemResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What the API answers, as problem+json, to those whom it does not let in. */
final class ApiErrorWriter {

    private ApiErrorWriter() {}

    static void unauthenticated(HttpServletRequest request, HttpServletResponse response, Exception reason)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                401,
                "Unauthorized",
                "unauthorized",
                "Send a personal access token that is valid: Authorization: Bearer …");
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        write(response, 403, "Forbidden", "forbidden", "The member whose token this is may not do that.");
    }

    private static void write(HttpServletResponse response, int status, String title, String code, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(ProblemResponse.of(status, title, code, detail).json());
    }
}
