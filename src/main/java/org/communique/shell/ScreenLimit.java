package org.communique.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.work.HeapMonitor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Limits the open screens of a member in all browsers: each may keep a whole text in memory, for a quarter of an hour after it was
 * left. Beyond the limit the longest idle ones end, and all but a few while memory is short; if still open, they reload.
 */
@Component
class ScreenLimit implements VaadinServiceInitListener {

    static final int MOST_OF_A_MEMBER = 24;

    /** While there is hardly memory left. */
    private static final int MOST_WITHOUT_MEMORY = 3;

    /** A browser that reopens all its tabs is still loading the newest. More than twice the limit are ended all the same. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Map<String, Set<UI>> screens = new ConcurrentHashMap<>();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(ready -> Optional.ofNullable(
                                SecurityContextHolder.getContext().getAuthentication())
                        .ifPresent(member -> open(member.getName(), ready.getUI())));
    }

    private void open(String member, UI screen) {
        screens.compute(member, (name, open) -> {
            Set<UI> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(screen);
            return all;
        });
        screen.addDetachListener(closed -> close(member, screen));
        var open = screens.getOrDefault(member, Set.of());
        boolean full = HeapMonitor.isNearlyFull();
        int most = full ? MOST_WITHOUT_MEMORY : MOST_OF_A_MEMBER;
        boolean flood = full || open.size() > 2 * MOST_OF_A_MEMBER;
        long busySince = System.currentTimeMillis() - BUSY.toMillis();
        open.stream()
                .filter(other -> flood || other.getInternals().getLastHeartbeatTimestamp() < busySince)
                .filter(other -> !other.equals(screen))
                .sorted(Comparator.comparing(other -> other.getInternals().getLastHeartbeatTimestamp()))
                .limit(Math.max(0, open.size() - most))
                .forEach(ScreenLimit::end);
    }

    private void close(String member, UI screen) {
        screens.computeIfPresent(member, (name, open) -> {
            open.remove(screen);
            return open.isEmpty() ? null : open;
        });
    }

    /** Its own session is locked by its own requests. */
    private static void end(UI screen) {
        var session = screen.getSession();
        if (session != null) {
            screen.access(() -> {
                screen.close();
                session.removeUI(screen);
            });
        }
    }

    int of(String member) {
        return screens.getOrDefault(member, Set.of()).size();
    }
}
