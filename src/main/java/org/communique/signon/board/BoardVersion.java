package org.communique.signon.board;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.signon.SignOnEvent;
import org.communique.statement.VersionId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts what happens to calls on this server, so that a board need be read again only when something did. */
@Component
public class BoardVersion {

    private static final int MOST = 1_000;

    private final Map<VersionId, Long> beats = new ConcurrentHashMap<>();

    @EventListener
    void on(SignOnEvent event) {
        if (beats.size() > MOST) {
            beats.clear();
        }
        // From a clock and not from one: what is counted anew after a clearing must not look as before.
        beats.put(event.version(), System.nanoTime());
    }

    public long of(VersionId version) {
        return beats.getOrDefault(version, 0L);
    }
}
