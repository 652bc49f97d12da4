package org.communique.collab.web;

import java.util.List;
import java.util.Map;
import org.communique.http.origin.SameOriginCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Refuses sockets that pages of other origins open, in the name of the member whose browser it is. */
final class OriginInterceptor implements HandshakeInterceptor {

    private final SameOriginCheck sameOriginCheck;
    private final List<String> others;

    /** @param others whose pages may open sockets too */
    OriginInterceptor(SameOriginCheck sameOriginCheck, List<String> others) {
        this.sameOriginCheck = sameOriginCheck;
        this.others = others;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var origin = request.getHeaders().getFirst("Origin");
        if (origin == null
                || others.contains(origin)
                || sameOriginCheck.isOurs(origin, ((ServletServerHttpRequest) request).getServletRequest())) {
            return true;
        }
        response.setStatusCode(HttpStatus.FORBIDDEN);
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // Nothing is kept.
    }
}
