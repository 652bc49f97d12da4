package org.communique.http.limit;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.communique.http.RequestTarget;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the memory that large bodies of members take, from before they are read until they are answered: they also wait for a turn.
 * {@link RequestBodyValve} does so for strangers.
 */
@Component
class RequestMemoryFilter extends OncePerRequestFilter {

    /** In bytes. A text may have 13 MB. */
    private static final long OF_ONE = 16 << 20;

    private static final int PART_OF_HEAP = 16;

    /** Of most requests, also of screens. */
    private static final long UNCOUNTED = 64 << 10;

    private final BodyLimits limits;
    private final BodyMemory memory;

    @Autowired
    RequestMemoryFilter(BodyLimits limits) {
        this(limits, new BodyMemory(Math.max(2 * OF_ONE, Runtime.getRuntime().maxMemory() / PART_OF_HEAP), OF_ONE));
    }

    RequestMemoryFilter(BodyLimits limits, BodyMemory memory) {
        this.limits = limits;
        this.memory = memory;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getUserPrincipal() == null || size(request) <= UNCOUNTED;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long size = size(request);
        var member = List.of(request.getUserPrincipal().getName());
        // Of RequestBodyValve.
        var body = (LimitedRequestBody) requireNonNull(request.getAttribute(LimitedRequestBody.class.getName()));
        if (!memory.reserve(member, size, body)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            memory.release(member, size, body);
        }
    }

    /** At most, where it is not said. */
    private long size(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean unknown = length < 0 && request.getHeader("Transfer-Encoding") != null;
        return unknown
                ? limits.of(request, RequestTarget.path(request), RequestTarget.query(request))
                        .bytes()
                : length;
    }
}
