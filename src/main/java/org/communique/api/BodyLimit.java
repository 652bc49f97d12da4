package org.communique.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds every request of the API to the size of the largest form, for Tomcat limits forms only and a body is read into memory. */
@Component
class BodyLimit extends OncePerRequestFilter {

    private final Problems problems;
    private final DataSize limit;

    BodyLimit(Problems problems, @Value("${spring.servlet.multipart.max-request-size}") DataSize limit) {
        this.problems = problems;
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Problems.isOfTheApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(
                    HttpStatus.LENGTH_REQUIRED,
                    "length-required",
                    "Say how long the body is: Content-Length.",
                    response);
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            refuse(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "At most " + limit.toMegabytes() + " MB are allowed in a request.",
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpStatus status, String code, String detail, HttpServletResponse response) {
        problems.write(Refused.because(status, code, detail).getBody(), response);
    }
}
