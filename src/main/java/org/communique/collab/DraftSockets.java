package org.communique.collab;

import jakarta.websocket.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/** The sockets of {@code /collab}. */
@Component
class DraftSockets extends BinaryWebSocketHandler {

    private static final long SEND_TIMEOUT_MILLIS = 10_000;
    private static final long IDLE_TIMEOUT_MILLIS = 120_000;

    private final Map<String, DraftSocket> sockets = new ConcurrentHashMap<>();
    private final Rooms rooms;
    private final EditLog edits;
    private final ObjectProvider<TokenAuthentication> tokens;
    private final CollabProperties properties;

    DraftSockets(Rooms rooms, EditLog edits, ObjectProvider<TokenAuthentication> tokens, CollabProperties properties) {
        this.rooms = rooms;
        this.edits = edits;
        this.tokens = tokens;
        this.properties = properties;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession holder) {
            Session tomcat = holder.getNativeSession(Session.class);
            if (tomcat != null) {
                tomcat.getUserProperties()
                        .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
                tomcat.setMaxIdleTimeout(IDLE_TIMEOUT_MILLIS);
            }
        }
        var outbox = Outbox.open(session, properties.maxOutbound().toBytes());
        long most = properties.maxEdit().toBytes() + 1024;
        sockets.put(session.getId(), new DraftSocket(session.getPrincipal(), outbox, most, rooms, edits, tokens));
    }

    /** Frames come in parts, so that no buffer of the largest size is held for every socket. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        DraftSocket socket = sockets.get(session.getId());
        if (socket != null) {
            socket.receive(message.getPayload(), message.isLast());
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        afterConnectionClosed(session, CloseStatus.PROTOCOL_ERROR);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        DraftSocket socket = sockets.remove(session.getId());
        if (socket != null) {
            socket.closed();
        }
    }
}
