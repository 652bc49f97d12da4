package org.communique.http.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.communique.http.ContentSecurityPolicy;
import org.communique.http.RefusalLog;
import org.communique.http.SecurityHeaders;
import org.communique.http.limit.RequestBodyValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers every request that failed and was not answered by the application, also those that Tomcat refuses before they
 * reach it. It says nothing of the server, and has the headers that every answer has.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class ErrorResponseValve extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
        <body><h1>%1$s</h1><p>%2$s</p><p>%3$s</p></body></html>
        """;

    /** Screens are looked for in vain, and sessions end, without anything being wrong. */
    private static final Set<Integer> ORDINARY = Set.of(401, 404, 405);

    private static final String RETRY_AFTER_SECONDS = "5";

    private final RefusalLog refusals = new RefusalLog();
    private final MessageSource messages;

    public ErrorResponseValve(MessageSource messages) {
        super(true);
        this.messages = messages;
    }

    /** Takes the place of Tomcat's own, and of that which Spring Boot adds. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var pipeline = context.getParent().getPipeline();
            for (var valve : pipeline.getValves()) {
                if (valve instanceof ErrorReportValve) {
                    pipeline.removeValve(valve);
                }
            }
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
            }
            pipeline.addValve(this);
        });
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (response.isCommitted()) {
            if (failure != null || response.isErrorReportRequired()) {
                breakOff(response, failure);
            }
            return;
        }
        if (request.isAsync() && !request.isAsyncCompleting()) {
            return;
        }
        var refusal = RequestBodyValve.refusal(request);
        if (refusal != null) {
            response.reset();
            response.setStatus(refusal.status());
            report(request, response);
        } else if (failure != null && !response.isError()) {
            response.reset();
            response.setStatus(
                    failure instanceof ClientAbortException
                            ? HttpServletResponse.SC_BAD_REQUEST
                            : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            report(request, response);
        } else if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && response.getContentWritten() == 0) {
            report(request, response);
        }
    }

    /** The reader must not take what was sent for the whole. */
    private static void breakOff(Response response, @Nullable Throwable failure) {
        if (response.setErrorReported()) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, failure);
        }
    }

    private void report(Request request, Response response) throws IOException {
        int status = response.getStatus();
        if (status < 500 && !ORDINARY.contains(status)) {
            refusals.refused(status, request);
        }
        response.setSuspended(false);
        response.setErrorReported();
        response.resetBuffer(true);
        SecurityHeaders.write(response, ContentSecurityPolicy.ERROR, request.isSecure());
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        var locale = request.getLocale();
        byte[] content = isForPrograms(request)
                ? problem(status).json()
                : page(status, locale).getBytes(StandardCharsets.UTF_8);
        response.setContentType(isForPrograms(request) ? "application/problem+json" : "text/html;charset=UTF-8");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
        response.finishResponse();
    }

    private String page(int status, Locale locale) {
        return PAGE.formatted(
                HtmlUtils.htmlEscape(text("title", status, locale)),
                HtmlUtils.htmlEscape(text("advice", status, locale)),
                HtmlUtils.htmlEscape(messages.getMessage("http.request", new Object[] {RequestId.current()}, locale)));
    }

    private ProblemResponse problem(int status) {
        return ProblemResponse.of(
                status,
                text("title", status, Locale.ENGLISH),
                text("code", status, Locale.ENGLISH),
                text("advice", status, Locale.ENGLISH));
    }

    private String text(String what, int status, Locale locale) {
        var general = messages.getMessage("http." + (status < 500 ? "4xx" : "5xx") + "." + what, null, locale);
        return String.valueOf(messages.getMessage("http." + status + "." + what, null, general, locale));
    }

    /** The API, and what is public as data. */
    private static boolean isForPrograms(Request request) {
        var path = request.getDecodedRequestURI();
        return path != null && (path.startsWith("/api/") || path.startsWith("/p/") && path.endsWith(".json"));
    }
}
