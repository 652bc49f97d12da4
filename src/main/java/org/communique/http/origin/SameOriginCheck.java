package org.communique.http.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.communique.http.ServerProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells our own pages from those of others, by what the browser says of the page that sends a request. */
@Component
public class SameOriginCheck {

    private final String own;

    SameOriginCheck(ServerProperties server) {
        this.own = origin(server.baseUrl());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** Where the server is reached by another name than its base address, as on the own machine, its pages have that name. */
    public boolean isOurs(String origin, HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return origin.equalsIgnoreCase(own)
                || host != null
                        && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host));
    }
}
