package org.communique.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.communique.http.RequestTarget;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers as many kilobytes as a test asks for, once the request has waited for heavy work. Blanks after JSON change nothing in it. */
@Order(Ordered.LOWEST_PRECEDENCE)
class HeldAnswers extends OncePerRequestFilter {

    static final String KILOBYTES = "Test-Answer-Kilobytes";

    private static final int MILLISECONDS = 300;

    private final HeavyWorkExecutor work;

    HeldAnswers(HeavyWorkExecutor work) {
        this.work = work;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean ofScreens = RequestTarget.query(request).contains("v-r=uidl");
        return request.getHeader(KILOBYTES) == null
                || !ofScreens && !RequestTarget.path(request).startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        work.run(WorkKind.PARSE, UUID.randomUUID().toString(), () -> {
            Thread.sleep(MILLISECONDS);
            return true;
        });
        var blanks = new byte[1 << 10];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < request.getIntHeader(KILOBYTES); i++) {
            response.getOutputStream().write(blanks);
        }
    }
}
