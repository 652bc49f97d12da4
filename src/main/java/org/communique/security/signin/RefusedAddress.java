package org.communique.security.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.directory.EmailAddress;
import org.communique.http.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The e-mail address of a sign-in that was refused, so that only the password is typed again. It is in a cookie for the next page:
 * strangers have no session, and addresses of pages are logged.
 */
@Component
class RefusedAddress {

    private static final String NAME = "sign-in-address";
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Cookies cookies;

    RefusedAddress(Cookies cookies) {
        this.cookies = cookies;
    }

    void keep(@Nullable String address, HttpServletResponse response) {
        if (address != null && EmailAddress.isValid(address.strip())) {
            var bytes = address.strip().getBytes(StandardCharsets.UTF_8);
            set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), KEPT, response);
        }
    }

    /** Empty once it was read. */
    Optional<String> consume(HttpServletRequest request, HttpServletResponse response) {
        var kept = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(cookies.name(NAME)))
                .map(Cookie::getValue)
                .findFirst();
        kept.ifPresent(value -> set("", Duration.ZERO, response));
        return kept.flatMap(RefusedAddress::decode).filter(EmailAddress::isValid);
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

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
