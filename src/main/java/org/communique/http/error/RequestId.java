package org.communique.http.error;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.communique.http.origin.TrustedProxies;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives each request an id, which appears in each log line, in the response header and in error messages. A trusted proxy may supply it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestId extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final String HEADER = "X-Request-Id";

    /** Of the logging context, and so of the fields of logs in JSON. */
    static final String KEY = "requestId";

    /** Such as proxies make: hexadecimal digits, UUIDs. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TrustedProxies proxies;

    public RequestId(TrustedProxies proxies) {
        super(true);
        this.proxies = proxies;
    }

    /** Of the request that the calling thread serves; empty if it serves none. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? "" : id;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var id = idOf(request);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    private String idOf(Request request) {
        // An asynchronous request comes here more than once.
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var sent = request.getHeader(HEADER);
        var id = sent != null
                        && WELL_FORMED.matcher(sent).matches()
                        && proxies.contain(InetAddress.ofLiteral(request.getPeerAddr()))
                ? sent
                : newId();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String newId() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
