package org.communique.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Attributes of the server's cookies. Over HTTPS their names begin with {@code __Host-}, so that no other server of the
 * domain can set them and none is sent unencrypted (RFC 6265bis §4.1.3.2).
 */
@Component
public class Cookies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String SESSION = "session";

    private final boolean secure;

    Cookies(ServerProperties server) {
        this.secure = "https".equals(server.baseUrl().getScheme());
    }

    public boolean secure() {
        return secure;
    }

    /** The name of a cookie for the whole server, which must have {@link #secure()} and the path {@code /}. */
    public String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    /** Takes the session's cookie from a browser; the server has ended the session. */
    public void clearSession(HttpServletResponse response) {
        var cookie = new Cookie(name(SESSION), "");
        cookie.setPath("/");
        cookie.setMaxAge(0);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        response.addCookie(cookie);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var cookie = factory.getSettings().getSession().getCookie();
        cookie.setName(name(SESSION));
        cookie.setPath("/");
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
    }
}
