package org.communique.collab.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * A handshake without compression, which would cost some 300 KB for every socket and the same work again for everyone in
 * a room; and a frame could grow a thousandfold while it is unpacked. Tomcat agrees to it by itself, so it must not see that
 * it was asked.
 */
final class UncompressedHandshakeHandler implements HandshakeHandler {

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final HandshakeHandler usual = new DefaultHandshakeHandler();

    @Override
    public boolean doHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        return usual.doHandshake(
                new ServletServerHttpRequest(new WithoutExtensions(asked)), response, handler, attributes);
    }

    private static final class WithoutExtensions extends HttpServletRequestWrapper {

        WithoutExtensions(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(EXTENSIONS) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
