package org.communique.collab.web;

import java.util.Map;
import org.communique.collab.room.RoomService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** When the server is told to stop, it lets no new sockets in and has editors go elsewhere at once, before it stops serving anything. */
@Component
class SocketDrain implements SmartLifecycle, HandshakeInterceptor {

    private final RoomService roomService;
    private volatile boolean running;

    SocketDrain(RoomService roomService) {
        this.roomService = roomService;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        roomService.handOver();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!running) {
            response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return running;
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
