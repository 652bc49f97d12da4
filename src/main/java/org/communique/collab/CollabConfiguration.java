package org.communique.collab;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens {@code /collab} for pages of our own origin and those configured; scripts send no origin and have a token. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class CollabConfiguration implements WebSocketConfigurer {

    private final DraftSockets sockets;
    private final CollabProperties properties;

    CollabConfiguration(DraftSockets sockets, CollabProperties properties) {
        this.sockets = sockets;
        this.properties = properties;
    }

    /**
     * Compression would cost 300 KB for every socket and the same work again for everybody in a room, and a frame could
     * grow a thousandfold while it is unpacked.
     */
    private static final class Uncompressed extends DefaultHandshakeHandler {

        @Override
        protected List<WebSocketExtension> filterRequestedExtensions(
                ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
            return List.of();
        }
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(sockets, "/collab")
                .setHandshakeHandler(new Uncompressed())
                .setAllowedOrigins(properties.allowedOrigins().toArray(String[]::new));
    }
}
