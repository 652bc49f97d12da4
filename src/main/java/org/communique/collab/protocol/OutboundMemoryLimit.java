package org.communique.collab.protocol;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what waits to be sent, of a member and in all: beyond it the client is cut off for which most waits. */
public final class OutboundMemoryLimit {

    private static final int PART_OF_HEAP = 8;

    /** A member whose sockets each have less waiting than this part has not too much. */
    private static final int SOCKETS = 64;

    private final long mostOfMember;
    private final long most;
    private final AtomicLong total = new AtomicLong();
    private final Set<OutboundQueue> outboxes = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<OutboundQueue>> ofMembers = new ConcurrentHashMap<>();

    public OutboundMemoryLimit(long mostOfMember, long most) {
        this.mostOfMember = mostOfMember;
        this.most = most;
    }

    /** @param ofSocket what may wait for one client */
    public static OutboundMemoryLimit ofHeap(long ofSocket) {
        return new OutboundMemoryLimit(
                2 * ofSocket, Math.max(ofSocket, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    void opened(OutboundQueue outboundQueue) {
        outboxes.add(outboundQueue);
    }

    void belongsTo(OutboundQueue outboundQueue, String member) {
        ofMembers.compute(member, (name, known) -> {
            Set<OutboundQueue> own = known == null ? ConcurrentHashMap.newKeySet() : known;
            own.add(outboundQueue);
            return own;
        });
    }

    void closed(OutboundQueue outboundQueue) {
        outboxes.remove(outboundQueue);
        String member = outboundQueue.member();
        if (member != null) {
            ofMembers.computeIfPresent(member, (name, own) -> {
                own.remove(outboundQueue);
                return own.isEmpty() ? null : own;
            });
        }
    }

    void queued(OutboundMessage outboundMessage) {
        if (outboundMessage.queued()) {
            total.addAndGet(outboundMessage.size());
        }
    }

    void done(OutboundMessage outboundMessage) {
        if (outboundMessage.done()) {
            total.addAndGet(-outboundMessage.size());
        }
    }

    /** Something more waits for a client. */
    void check(OutboundQueue outboundQueue) {
        if (total.get() > most) {
            cutOffSlowest(outboxes);
        }
        String member = outboundQueue.member();
        if (member != null && outboundQueue.waiting() > mostOfMember / SOCKETS) {
            Set<OutboundQueue> own = ofMembers.getOrDefault(member, Set.of());
            if (own.stream().mapToLong(OutboundQueue::waiting).sum() > mostOfMember) {
                cutOffSlowest(own);
            }
        }
    }

    private static void cutOffSlowest(Set<OutboundQueue> some) {
        some.stream().max(Comparator.comparingLong(OutboundQueue::waiting)).ifPresent(OutboundQueue::cutOff);
    }
}
