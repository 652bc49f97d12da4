package org.communique.work;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets work detect that the client of its request has gone. Servlets notice only when they write. */
@Component
final class ClientValve extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    ClientValve() {
        super(true);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        RequestClient.serve(() -> isGone(request.getCoyoteRequest()));
        try {
            getNext().invoke(request, response);
        } finally {
            RequestClient.served();
        }
    }

    /**
     * Reads what has come without waiting. At the end of the stream Tomcat says that one byte can be read, so that reading it
     * fails ({@code Http11InputBuffer.available}); a next request that is sent ahead is longer.
     */
    private static boolean isGone(org.apache.coyote.Request request) {
        if (hasBody(request)) {
            endConnectionAfter(request);
        }
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() == 1;
    }

    private static boolean hasBody(org.apache.coyote.Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("transfer-encoding") != null;
    }

    /**
     * As Tomcat then loses its place in what came together with the end of the body, such as the next request. It takes what is
     * done here for a sign of an error, which the answer need not say.
     */
    private static void endConnectionAfter(org.apache.coyote.Request request) {
        var response = request.getResponse();
        int status = response.getStatus();
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        response.setStatus(status);
        response.setHeader("Connection", "close");
    }
}
