package org.communique.collab.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.communique.collab.log.EditLog;
import org.communique.collab.room.RoomService;
import org.springframework.stereotype.Component;

/** What is read of co-editing when the metrics are asked for; it costs nothing in between. */
@Component
class CollabMeters implements MeterBinder {

    private final RoomService roomService;
    private final DraftWebSocketHandler sockets;
    private final EditLog edits;

    CollabMeters(RoomService roomService, DraftWebSocketHandler sockets, EditLog edits) {
        this.roomService = roomService;
        this.sockets = sockets;
        this.edits = edits;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.rooms", roomService, RoomService::open)
                .description("Drafts that are open on this node")
                .register(registry);
        Gauge.builder("communique.editors", roomService, RoomService::editors)
                .description("Editors that are open on this node, in all drafts")
                .register(registry);
        Gauge.builder("communique.sockets", sockets, DraftWebSocketHandler::open)
                .description("Connections of editors and scripts to drafts")
                .register(registry);
        Gauge.builder("communique.edits.waiting", roomService, RoomService::waitingBytes)
                .description("Edits that have arrived and wait to be applied")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("communique.edits.queued", edits, EditLog::queued)
                .description("Drafts whose edits wait for the next group commit")
                .register(registry);
    }
}
