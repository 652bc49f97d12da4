package org.communique.collab;

import org.communique.http.Origins;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Opens {@code /collab} for pages of our own origin and those configured; scripts send no origin and have a token. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class CollabConfiguration implements WebSocketConfigurer {

    private final DraftSockets sockets;
    private final CollabProperties properties;
    private final Origins origins;

    CollabConfiguration(DraftSockets sockets, CollabProperties properties, Origins origins) {
        this.sockets = sockets;
        this.properties = properties;
        this.origins = origins;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(sockets, "/collab")
                .setHandshakeHandler(new UncompressedHandshake())
                .addInterceptors(new OwnPagesOnly(origins, properties.allowedOrigins()))
                // Spring fails at what is no origin at all, and is asked after ours.
                .setAllowedOriginPatterns("*");
    }
}
