package org.communique.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionChanged;
import org.communique.coalition.settings.CoalitionProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the coalition looks like now, for screens that are open. Those of other nodes show a change when they are next loaded. */
@Component
class Branding {

    private static final Logger log = LoggerFactory.getLogger(Branding.class);

    private final Coalition coalition;
    private final Executor executor;
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    Branding(Coalition coalition, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.coalition = coalition;
        this.executor = executor;
    }

    CoalitionProfile profile() {
        return coalition.profile();
    }

    /** @return ends the watching */
    Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Not in the request that changed it, which must neither wait for screens nor fail with them. */
    @EventListener
    void on(CoalitionChanged event) {
        try {
            executor.execute(() -> watchers.forEach(Branding::notify));
        } catch (RejectedExecutionException e) {
            log.debug("The server stops", e);
        }
    }

    private static void notify(Runnable watcher) {
        try {
            watcher.run();
        } catch (RuntimeException e) {
            log.warn("Could not show a screen the new name, colour or logo", e);
        }
    }
}
