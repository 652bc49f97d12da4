package org.communique.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionChanged;
import org.communique.coalition.settings.CoalitionProfile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the coalition looks like now, for screens that are open. Those of other nodes show a change when they are next loaded. */
@Component
class Branding {

    private final Coalition coalition;
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    Branding(Coalition coalition) {
        this.coalition = coalition;
    }

    CoalitionProfile profile() {
        return coalition.profile();
    }

    /** @return ends the watching */
    Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @EventListener
    void on(CoalitionChanged event) {
        watchers.forEach(Runnable::run);
    }
}
