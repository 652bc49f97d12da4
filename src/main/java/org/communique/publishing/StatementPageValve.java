package org.communique.publishing;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers for a statement's page that is at hand before anything else of the server looks at the request, so that a page that
 * half the world reads takes nothing from those who sign. What is not at hand goes the long way, to {@link PublicationPages}.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StatementPageValve extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PATH = "/p/";
    private static final String SENDFILE = "org.apache.tomcat.sendfile.";

    /** As the filter chain has them; a test holds the two together. */
    private static final String[][] HEADERS = {
        {"Content-Security-Policy", PublicationPages.CONTENT_SECURITY_POLICY},
        {"X-Content-Type-Options", "nosniff"},
        {"X-XSS-Protection", "0"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
        {"Cache-Control", "max-age=60, must-revalidate, public"},
        {"Vary", "Accept-Encoding"},
    };

    private final ObjectProvider<StatementPages> pages;

    StatementPageValve(ObjectProvider<StatementPages> pages) {
        super(true);
        this.pages = pages;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var page = atHand(request);
        if (page == null) {
            getNext().invoke(request, response);
        } else {
            answer(page, request, response);
        }
    }

    private @Nullable RenderedPage atHand(Request request) {
        var path = request.getRequestURI();
        var method = request.getMethod();
        return path.startsWith(PATH) && (method.equals("GET") || method.equals("HEAD"))
                ? pages.getObject().atHand(path.substring(PATH.length()))
                : null;
    }

    private static void answer(RenderedPage page, Request request, Response response) throws IOException {
        var acceptEncoding = request.getHeader("Accept-Encoding");
        boolean compressed = acceptEncoding != null && RenderedPage.mayCompress(acceptEncoding);
        for (var header : HEADERS) {
            response.setHeader(header[0], header[1]);
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        response.setHeader("ETag", page.etag(compressed));
        if (page.isKnownTo(request.getHeader("If-None-Match"), compressed)) {
            response.setStatus(304);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] content = compressed ? page.gzip() : page.html();
        response.setContentLength(content.length);
        if (request.getMethod().equals("GET")) {
            send(content, compressed ? page.gzipFile() : page.htmlFile(), request, response);
        }
    }

    private static void send(byte[] content, @Nullable Path file, Request request, Response response)
            throws IOException {
        if (file != null && Boolean.TRUE.equals(request.getAttribute(SENDFILE + "support"))) {
            request.setAttribute(SENDFILE + "filename", file.toString());
            request.setAttribute(SENDFILE + "start", 0L);
            request.setAttribute(SENDFILE + "end", (long) content.length);
        } else {
            response.getOutputStream().write(content);
        }
    }
}
