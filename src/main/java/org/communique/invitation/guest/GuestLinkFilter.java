package org.communique.invitation.guest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.LinkResolution.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks a guest's link before the form is parsed, which may have a file of some megabytes. With an invalid link only the error page
 * is served.
 */
@Component
class GuestLinkFilter extends OncePerRequestFilter {

    private static final String PAGES = "/invitation/";

    private final GuestAnswerService guestAnswers;

    GuestLinkFilter(GuestAnswerService guestAnswers) {
        this.guestAnswers = guestAnswers;
    }

    /** Links that confirm or stop have a word before the token, and take no file. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !request.getMethod().equals("POST") || !path.startsWith(PAGES) || path.indexOf('/', PAGES.length()) >= 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = new LinkToken(request.getServletPath().substring(PAGES.length()));
        chain.doFilter(guestAnswers.resolve(token) instanceof Invalid ? new WithoutForm(request) : request, response);
    }

    private static final class WithoutForm extends HttpServletRequestWrapper {

        WithoutForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
