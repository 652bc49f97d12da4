package org.communique.collab;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open sockets of each member, who has to give up the oldest for one too many. */
final class MemberSockets {

    private static final Logger log = LoggerFactory.getLogger(MemberSockets.class);

    private final int most;
    private final Map<String, SequencedSet<DraftSocket>> open = new HashMap<>();

    MemberSockets(int most) {
        this.most = most;
    }

    /** A socket may be a member's by several tokens, which makes it no more than one. */
    void add(String member, DraftSocket socket) {
        addAndFindExcess(member, socket).ifPresent(oldest -> {
            log.info("closed a socket of member {}: too many", member);
            // Not here, where the new socket is locked.
            Thread.startVirtualThread(oldest::cutOff);
        });
    }

    private synchronized Optional<DraftSocket> addAndFindExcess(String member, DraftSocket socket) {
        SequencedSet<DraftSocket> own = open.computeIfAbsent(member, key -> new LinkedHashSet<>());
        own.add(socket);
        return own.size() > most ? Optional.of(own.removeFirst()) : Optional.empty();
    }

    synchronized void remove(String member, DraftSocket socket) {
        open.computeIfPresent(member, (key, own) -> {
            own.remove(socket);
            return own.isEmpty() ? null : own;
        });
    }
}
