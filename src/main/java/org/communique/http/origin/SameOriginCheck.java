package org.communique.http.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.communique.http.ServerProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Recognises requests from our own pages by the headers in which the browser names the page. */
@Component
public class SameOriginCheck {

    private final String own;

    SameOriginCheck(ServerProperties server) {
        this.own = origin(server.baseUrl());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** If the server is reached by another name than its base address, such as localhost, its pages have that name. */
    public boolean isOurs(String origin, HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return origin.equalsIgnoreCase(own)
                || host != null
                        && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }
}
