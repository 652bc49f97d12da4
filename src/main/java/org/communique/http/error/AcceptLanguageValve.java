package org.communique.http.error;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Drops an {@code Accept-Language} that names too many languages or was refused with the rest of the request: wherever the
 * language is asked for, Tomcat would throw an exception.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class AcceptLanguageValve extends ValveBase
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    public AcceptLanguageValve() {
        super(true);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            request.getLocale();
        } catch (IllegalArgumentException | NullPointerException e) {
            request.getCoyoteRequest().getMimeHeaders().removeHeader(HttpHeaders.ACCEPT_LANGUAGE);
        }
        getNext().invoke(request, response);
    }
}
