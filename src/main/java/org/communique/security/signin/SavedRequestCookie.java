package org.communique.security.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.http.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Where a stranger wanted to go, kept in a cookie since strangers get no session. Whatever sets that cookie, it leads nowhere
 * but to this server.
 */
@Component
class SavedRequestCookie implements RequestCache {

    private static final int MOST_CHARACTERS = 1_000;

    /** A backslash is a slash to browsers, and two slashes begin another host. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");

    private final Cookies cookies;

    SavedRequestCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var address = address(request);
        if (request.getMethod().equals("GET") && isOwn(address)) {
            var value =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
            response.addCookie(cookie(value, -1));
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return find(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** Never anything but the request itself, which needs nothing of the one before. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        if (find(request).filter(address(request)::equals).isPresent()) {
            removeRequest(request, response);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie("", 0));
    }

    private Optional<String> find(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name()))
                .flatMap(cookie -> decode(cookie.getValue()))
                .filter(SavedRequestCookie::isOwn);
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOwn(String address) {
        return address.length() <= MOST_CHARACTERS && OWN_PATH.matcher(address).matches();
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private String name() {
        return cookies.name("wanted");
    }

    private Cookie cookie(String value, int maxAge) {
        var cookie = new Cookie(name(), value);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setHttpOnly(true);
        cookie.setSecure(cookies.secure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
