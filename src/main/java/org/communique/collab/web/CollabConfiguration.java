package org.communique.collab.web;

import org.communique.collab.CollabProperties;
import org.communique.http.origin.SameOriginCheck;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Opens {@code /collab} for pages of our own origin and those configured; scripts send no origin and have a token. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class CollabConfiguration implements WebSocketConfigurer {

    private final DraftWebSocketHandler sockets;
    private final CollabProperties properties;
    private final SameOriginCheck sameOriginCheck;
    private final SocketDrain drain;

    CollabConfiguration(
            DraftWebSocketHandler sockets,
            CollabProperties properties,
            SameOriginCheck sameOriginCheck,
            SocketDrain drain) {
        this.sockets = sockets;
        this.properties = properties;
        this.sameOriginCheck = sameOriginCheck;
        this.drain = drain;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(sockets, "/collab")
                .setHandshakeHandler(new UncompressedHandshakeHandler())
                .addInterceptors(drain, new OriginInterceptor(sameOriginCheck, properties.allowedOrigins()))
                // Spring fails at what is no origin at all, and is asked after ours.
                .setAllowedOriginPatterns("*");
    }
}
