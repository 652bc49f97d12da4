package org.communique.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep the files that have a digest of their content in their address. A screen needs some thirty of them, many one
 * after the other, and Spring Security's {@code Pragma: no-cache} has Chromium fetch each again every time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ImmutableAssetFilter extends OncePerRequestFilter {

    private static final Pattern NAMED_BY_CONTENT =
            Pattern.compile("/VAADIN/build/[\\w./-]+-[\\w-]{8}\\.(js|css|woff2?)|/elements/[\\w-]+-[\\w-]{8}\\.js");

    private static final Pattern ASKED_FOR_BY_CONTENT =
            Pattern.compile("(/[\\w-]+\\.css|/aura/[\\w./-]+\\.css)\\?v-c=\\w+|/VAADIN/static/[\\w./-]+\\.js\\?v=\\w+");

    private static final Set<String> ABOUT_KEEPING = Set.of("cache-control", "pragma", "expires");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !NAMED_BY_CONTENT.matcher(path).matches()
                && !ASKED_FOR_BY_CONTENT
                        .matcher(path + "?" + request.getQueryString())
                        .matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        chain.doFilter(request, new Kept(response));
    }

    /** What is not there today may be there tomorrow. */
    private static final class Kept extends HttpServletResponseWrapper {

        private final HttpServletResponse response;

        Kept(HttpServletResponse response) {
            super(response);
            this.response = response;
        }

        @Override
        public void setStatus(int status) {
            forgetUnlessGood(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            forgetUnlessGood(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            forgetUnlessGood(status);
            super.sendError(status, message);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
            forgetUnlessGood(status);
            super.sendRedirect(location, status, clearBuffer);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!isAboutKeeping(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!isAboutKeeping(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (!isAboutKeeping(name)) {
                super.setDateHeader(name, date);
            }
        }

        private void forgetUnlessGood(int status) {
            if (status != SC_OK && status != SC_NOT_MODIFIED && status != SC_PARTIAL_CONTENT) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        }

        private static boolean isAboutKeeping(String name) {
            return ABOUT_KEEPING.stream().anyMatch(name::equalsIgnoreCase);
        }
    }
}
