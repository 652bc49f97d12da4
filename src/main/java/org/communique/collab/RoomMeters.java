package org.communique.collab;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What is read of co-editing when the metrics are asked for; it costs nothing in between. */
@Component
class RoomMeters implements MeterBinder {

    private final Rooms rooms;
    private final DraftSockets sockets;
    private final EditLog edits;

    RoomMeters(Rooms rooms, DraftSockets sockets, EditLog edits) {
        this.rooms = rooms;
        this.sockets = sockets;
        this.edits = edits;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.rooms", rooms, Rooms::open)
                .description("Drafts that are open on this node")
                .register(registry);
        Gauge.builder("communique.editors", rooms, Rooms::editors)
                .description("Editors that are open on this node, in all drafts")
                .register(registry);
        Gauge.builder("communique.sockets", sockets, DraftSockets::open)
                .description("Connections of editors and scripts to drafts")
                .register(registry);
        Gauge.builder("communique.edits.waiting", rooms, Rooms::waitingBytes)
                .description("Edits that have arrived and wait to be admitted")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("communique.edits.queued", edits, EditLog::queued)
                .description("Drafts whose edits wait for the next group commit")
                .register(registry);
    }
}
