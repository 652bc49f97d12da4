package org.communique.collab;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what waits to be sent, of a member and in all: beyond it the client is cut off for which most waits. */
final class OutboundMemory {

    private static final int PART_OF_HEAP = 8;

    /** A member whose sockets each have less waiting than this part has not too much. */
    private static final int SOCKETS = 64;

    private final long mostOfMember;
    private final long most;
    private final AtomicLong total = new AtomicLong();
    private final Set<Outbox> outboxes = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Outbox>> ofMembers = new ConcurrentHashMap<>();

    OutboundMemory(long mostOfMember, long most) {
        this.mostOfMember = mostOfMember;
        this.most = most;
    }

    /** @param ofSocket what may wait for one client */
    static OutboundMemory ofHeap(long ofSocket) {
        return new OutboundMemory(
                2 * ofSocket, Math.max(ofSocket, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    void opened(Outbox outbox) {
        outboxes.add(outbox);
    }

    void belongsTo(Outbox outbox, String member) {
        ofMembers.compute(member, (name, known) -> {
            Set<Outbox> own = known == null ? ConcurrentHashMap.newKeySet() : known;
            own.add(outbox);
            return own;
        });
    }

    void closed(Outbox outbox) {
        outboxes.remove(outbox);
        String member = outbox.member();
        if (member != null) {
            ofMembers.computeIfPresent(member, (name, own) -> {
                own.remove(outbox);
                return own.isEmpty() ? null : own;
            });
        }
    }

    void queued(Message message) {
        if (message.queued()) {
            total.addAndGet(message.size());
        }
    }

    void done(Message message) {
        if (message.done()) {
            total.addAndGet(-message.size());
        }
    }

    /** Something more waits for a client. */
    void check(Outbox outbox) {
        if (total.get() > most) {
            cutOffSlowest(outboxes);
        }
        String member = outbox.member();
        if (member != null && outbox.waiting() > mostOfMember / SOCKETS) {
            Set<Outbox> own = ofMembers.getOrDefault(member, Set.of());
            if (own.stream().mapToLong(Outbox::waiting).sum() > mostOfMember) {
                cutOffSlowest(own);
            }
        }
    }

    private static void cutOffSlowest(Set<Outbox> some) {
        some.stream().max(Comparator.comparingLong(Outbox::waiting)).ifPresent(Outbox::cutOff);
    }
}
