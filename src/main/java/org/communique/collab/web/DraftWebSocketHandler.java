package org.communique.collab.web;

import jakarta.annotation.PreDestroy;
import jakarta.websocket.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.communique.collab.CollabProperties;
import org.communique.collab.TokenAuthenticator;
import org.communique.collab.log.EditLog;
import org.communique.collab.protocol.OutboundMemoryLimit;
import org.communique.collab.protocol.OutboundQueue;
import org.communique.collab.room.RoomService;
import org.communique.collab.schema.DraftSchema;
import org.communique.http.origin.ClientNetwork;
import org.communique.storage.Release;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** The sockets of {@code /collab}. */
@Component
class DraftWebSocketHandler extends BinaryWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(DraftWebSocketHandler.class);
    private static final long SEND_TIMEOUT_MILLIS = 10_000;
    private static final long IDLE_TIMEOUT_MILLIS = 120_000;

    /** Each may be the whole draft, made while no one else can edit it. */
    private static final Duration BETWEEN_ANSWERS = Duration.ofSeconds(1);

    private final Map<String, DraftWebSocket> sockets = new ConcurrentHashMap<>();
    private final RoomService roomService;
    private final EditLog edits;
    private final ObjectProvider<TokenAuthenticator> tokens;
    private final CollabProperties properties;
    private final Release release;
    private final SocketLimits limits;
    private final OutboundMemoryLimit outbound;
    private final ScheduledExecutorService deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("collab-deadlines").factory(), new ThreadPoolExecutor.DiscardPolicy());

    DraftWebSocketHandler(
            RoomService roomService,
            EditLog edits,
            ObjectProvider<TokenAuthenticator> tokens,
            CollabProperties properties,
            Release release) {
        this.roomService = roomService;
        this.edits = edits;
        this.tokens = tokens;
        this.properties = properties;
        this.release = release;
        this.limits = SocketLimits.of(properties);
        this.outbound = OutboundMemoryLimit.ofHeap(properties.maxOutbound().toBytes());
    }

    int open() {
        return sockets.size();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Session socket = ((NativeWebSocketSession) session).getNativeSession(Session.class);
        if (socket == null) {
            throw new IllegalStateException("not a socket of the servlet container");
        }
        socket.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
        socket.setMaxIdleTimeout(IDLE_TIMEOUT_MILLIS);
        var remote = socket.getAsyncRemote();
        remote.setSendTimeout(SEND_TIMEOUT_MILLIS);
        var outboundQueue =
                new OutboundQueue(session, remote, properties.maxOutbound().toBytes(), BETWEEN_ANSWERS, outbound);
        var opened = new DraftWebSocket(
                session.getPrincipal(),
                networkOf(session),
                isOutdated(session.getUri()),
                release,
                outboundQueue,
                roomService,
                edits,
                tokens,
                limits);
        sockets.put(session.getId(), opened);
        opened.opened();
        var _ = deadlines.schedule(
                () -> Thread.startVirtualThread(opened::endJoining),
                properties.joinWithin().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static String networkOf(WebSocketSession session) {
        var address = session.getRemoteAddress();
        return address == null ? "unknown" : ClientNetwork.of(address.getHostString());
    }

    /** An editor tells its schema's version, since one of another would delete what it does not know; scripts need not. */
    private static boolean isOutdated(@Nullable URI address) {
        String version = address == null
                ? null
                : UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst("schema");
        return version != null && !version.equals(String.valueOf(DraftSchema.VERSION));
    }

    /** Frames come in parts, so that no buffer of the largest size is held for every socket. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        DraftWebSocket socket = sockets.get(session.getId());
        if (socket != null) {
            socket.receive(message.getPayload(), message.isLast());
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        afterConnectionClosed(session, CloseStatus.NO_CLOSE_FRAME);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        DraftWebSocket socket = sockets.remove(session.getId());
        if (socket != null) {
            if (status.equalsCode(CloseStatus.PROTOCOL_ERROR)) {
                log.info("closed a socket that sent what is no frame");
            }
            socket.ended();
        }
    }

    @PreDestroy
    void stop() {
        deadlines.shutdownNow();
    }
}
