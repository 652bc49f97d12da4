package org.communique.http.limit;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.communique.http.origin.ClientNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds the bodies of all requests to {@link BodyLimits}, before anything of the application can read them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RequestBodyValve extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Of a body that is too large, so that its sender gets to read why it was refused. */
    private static final long MOST_DRAINED = 64 << 20;

    /** In bytes; at addresses that are open to everyone. */
    private static final long OPEN_IN_ALL = 48 << 20;

    /** The largest files of two guests, or hundreds of the longest forms. */
    static final long OPEN_PER_NETWORK = 12 << 20;

    /**
     * {@code Request.CACHED_POST_LEN} of Tomcat, which has a buffer for so much anyway. So people can sign in whatever strangers
     * send.
     */
    private static final long UNCOUNTED = 8 << 10;

    /** The most request bodies that arrive at once from a network; behind a proxy its connections are not counted. */
    static final int AT_ONCE_PER_NETWORK = 256;

    /** The coding of a body as it is (RFC 9110 §12.5.3). */
    private static final String PLAIN = "identity";

    private final OwnerQuota atOnce = new OwnerQuota(Long.MAX_VALUE, AT_ONCE_PER_NETWORK);
    private final BodyMemory memory = new BodyMemory(OPEN_IN_ALL, OPEN_PER_NETWORK);
    private final BodyLimits limits;
    private final Duration grace;

    @Autowired
    RequestBodyValve(BodyLimits limits) {
        this(limits, LimitedRequestBody.GRACE);
    }

    public RequestBodyValve(BodyLimits limits, Duration grace) {
        super(true);
        this.limits = limits;
        this.grace = grace;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        release(request);
        if (!hasBody(request)) {
            getNext().invoke(request, response);
            return;
        }
        var networks = ClientNetwork.steps(request.getRemoteAddr());
        if (!atOnce.reserve(networks, 1)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            getNext().invoke(request, response);
            return;
        }
        try {
            receive(request, response, networks);
        } finally {
            atOnce.release(networks, 1);
        }
    }

    private void receive(Request request, Response response, List<String> networks)
            throws IOException, ServletException {
        var limit = limits.of(request, request.getDecodedRequestURI(), request.getQueryString());
        var coyote = request.getCoyoteRequest();
        long most = limit.open() || hasCredentials(request) ? limit.bytes() : BodyLimits.WITHOUT_CREDENTIALS;
        var body = new LimitedRequestBody(coyote.getInputBuffer(), most, grace);
        coyote.setInputBuffer(body);
        request.setAttribute(LimitedRequestBody.class.getName(), body);
        if (!response.isError() && isEncoded(request)) {
            response.setHeader("Accept-Encoding", PLAIN);
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
        long reserved = response.isError() ? 0 : reserve(request, response, networks, limit, body);
        try {
            getNext().invoke(request, response);
        } finally {
            if (reserved > 0) {
                memory.release(networks, reserved, body);
            }
        }
        if (!request.isAsync() && response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            finish(request, response, body);
        }
    }

    /**
     * Those that come later report an error that is set here, and do nothing else for the request.
     *
     * @return the bytes to release
     */
    private long reserve(
            Request request, Response response, List<String> networks, BodyLimits.Limit limit, LimitedRequestBody body)
            throws IOException {
        long length = request.getContentLengthLong();
        if (length > limit.bytes()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return 0;
        }
        long size = length < 0 ? limit.bytes() : length;
        if (size <= UNCOUNTED || !limit.open()) {
            return 0;
        }
        if (!memory.reserve(networks, size, body)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return 0;
        }
        return size;
    }

    /** Whether it is packed, such as by gzip. Nothing here unpacks, and some of it reads any bytes as text. */
    private static boolean isEncoded(Request request) {
        return Collections.list(request.getHeaders("Content-Encoding")).stream()
                .anyMatch(coding -> !coding.strip().equalsIgnoreCase(PLAIN));
    }

    /** Whether it may be from a member; the credentials are checked before anything reads the body. */
    private static boolean hasCredentials(Request request) {
        return request.getHeader("Authorization") != null || request.isRequestedSessionIdValid();
    }

    /** Does not read the number: a request that Tomcat refused may have none. */
    private static boolean hasBody(Request request) {
        var length = request.getHeader("Content-Length");
        return length != null && !length.equals("0") || request.getHeader("Transfer-Encoding") != null;
    }

    /** Tomcat uses its objects again, and an asynchronous request leaves its limits behind. */
    private static void release(Request request) {
        var coyote = request.getCoyoteRequest();
        if (coyote.getInputBuffer() instanceof LimitedRequestBody body) {
            coyote.setInputBuffer(body.unlimited());
        }
    }

    private static void finish(Request request, Response response, LimitedRequestBody body) throws IOException {
        response.finishResponse();
        boolean sendsOnlyWhenAsked = request.getHeader("Expect") != null;
        if (sendsOnlyWhenAsked ? !body.isRead() : !body.drain(MOST_DRAINED)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
        release(request);
    }

    /** Why the body of the request was not read to its end, or null if nothing was wrong with it. */
    static @Nullable public BodyRefusal refusal(Request request) {
        return request.getCoyoteRequest().getInputBuffer() instanceof LimitedRequestBody body ? body.refusal() : null;
    }
}
