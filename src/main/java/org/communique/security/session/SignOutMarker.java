package org.communique.security.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.communique.http.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Marks a browser in which a member has just signed out, so that the next page removes what was kept in it. Its address alone
 * must not do that: another site could lead a browser there, and unsent edits would be lost.
 */
@Component
public class SignOutMarker implements LogoutHandler {

    private static final String NAME = "signed-out";
    private static final Duration MARKED = Duration.ofMinutes(1);

    private final SessionService sessionService;
    private final Cookies cookies;

    SignOutMarker(SessionService sessionService, Cookies cookies) {
        this.sessionService = sessionService;
        this.cookies = cookies;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication member) {
        sessionService.end(member, request, response);
        cookies.clearSession(response);
        set("1", MARKED, response);
    }

    /** Whether the browser is marked; it no longer is after that. */
    public boolean consume(HttpServletRequest request, HttpServletResponse response) {
        var marked = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .map(Cookie::getName)
                .anyMatch(cookies.name(NAME)::equals);
        if (marked) {
            set("", Duration.ZERO, response);
        }
        return marked;
    }

    /** Strict: it does not come along from another site. */
    private void set(String value, Duration lasts, HttpServletResponse response) {
        var cookie = ResponseCookie.from(cookies.name(NAME), value)
                .path("/")
                .maxAge(lasts)
                .httpOnly(true)
                .secure(cookies.secure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
