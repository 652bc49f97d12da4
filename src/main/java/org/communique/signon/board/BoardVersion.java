package org.communique.signon.board;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.communique.signon.SignOnEvent;
import org.communique.statement.VersionId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts what happens to calls on this server, so that a board need be read again only when something did. */
@Component
public class BoardVersion {

    private static final int MOST = 1_000;

    /** A time and no count: one that is made again after it was evicted must not look as before. */
    private final LoadingCache<VersionId, Long> changes =
            Caffeine.newBuilder().maximumSize(MOST).build(_ -> System.nanoTime());

    @EventListener
    void on(SignOnEvent event) {
        changes.put(event.version(), System.nanoTime());
    }

    public long of(VersionId version) {
        return changes.get(version);
    }
}
