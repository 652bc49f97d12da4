package org.communique.http.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.communique.http.RequestTarget;
import org.communique.http.origin.ClientNetwork;
import org.communique.work.TooBusyException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the memory that large answers take while they are sent, as their readers may read slowly or not at all: of a member, of
 * a stranger's network, and in all. What members get does not depend on what strangers hold.
 */
@Component
public class ResponseMemoryFilter extends OncePerRequestFilter
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** In bytes. A file may have 15 MB. */
    static final long OF_ONE = 16 << 20;

    private static final int PART_OF_HEAP_FOR_MEMBERS = 8;
    private static final int PART_OF_HEAP_FOR_STRANGERS = 16;

    /** Where answers are made in memory that may be large. Other files are sent as they are read. */
    private static final List<String> MADE =
            List.of("/api/", "/collab/", "/p/", "/invitation/", "/calls/", "/VAADIN/dynamic/");

    private final OwnerQuota ofMembers = memory(PART_OF_HEAP_FOR_MEMBERS);
    private final OwnerQuota ofStrangers = memory(PART_OF_HEAP_FOR_STRANGERS);
    private final Duration grace;

    ResponseMemoryFilter() {
        this(LimitedRequestBody.GRACE);
    }

    public ResponseMemoryFilter(Duration grace) {
        this.grace = grace;
    }

    private static OwnerQuota memory(int partOfHeap) {
        return new OwnerQuota(Math.max(OF_ONE, Runtime.getRuntime().maxMemory() / partOfHeap), OF_ONE);
    }

    /** What screens get is forwarded to Vaadin, after which Tomcat would take nothing any more from what is around it. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = RequestTarget.path(request);
        var query = RequestTarget.query(request);
        return MADE.stream().noneMatch(path::startsWith) && !query.contains("v-r=uidl") && !query.contains("v-r=init");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var answer = answer(request, response)) {
            chain.doFilter(request, answer);
            if (request.isAsyncStarted()) {
                throw new IllegalStateException("answers that are counted are made at once");
            }
            answer.send();
        } catch (TooBusyException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private CountedResponse answer(HttpServletRequest request, HttpServletResponse response) {
        Principal member = request.getUserPrincipal();
        return member == null
                ? new CountedResponse(response, ofStrangers, ClientNetwork.steps(request.getRemoteAddr()), grace)
                : new CountedResponse(response, ofMembers, List.of(member.getName()), grace);
    }
}
