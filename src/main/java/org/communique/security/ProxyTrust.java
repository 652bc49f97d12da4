package org.communique.security;

import org.apache.catalina.valves.RemoteIpValve;
import org.communique.coalition.ServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where people reach the server over HTTPS, a reverse proxy before it ends TLS: what it says of the visitor's address
 * and of the scheme then counts, if it is on a private network. Elsewhere anybody could say so, and nobody is believed. It
 * comes before whatever else answers requests.
 */
@Component
@Order(0)
class ProxyTrust implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ServerProperties server;

    ProxyTrust(ServerProperties server) {
        this.server = server;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if ("https".equals(server.baseUrl().getScheme())) {
            var valve = new RemoteIpValve();
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            factory.addEngineValves(valve);
            factory.getSettings().getSession().getCookie().setSecure(true);
        }
    }
}
