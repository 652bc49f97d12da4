package org.communique.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.communique.coalition.CurrentMember;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What waits for the current member, from every feature. */
@Service
@PreAuthorize("denyAll()")
public class MyWork {

    private final CurrentMember currentMember;
    private final ObjectProvider<WorkSource> sources;

    MyWork(CurrentMember currentMember, ObjectProvider<WorkSource> sources) {
        this.currentMember = currentMember;
        this.sources = sources;
    }

    /** The earliest deadline first, then what has none. */
    @PreAuthorize("isAuthenticated()")
    public List<WorkItem> items() {
        var member = currentMember.get();
        Comparator<WorkItem> byDeadline =
                Comparator.comparing(item -> item.deadline() == null ? Instant.MAX : item.deadline());
        return sources.stream()
                .flatMap(source -> source.waitingFor(member).stream())
                .sorted(byDeadline.thenComparing(WorkItem::title))
                .toList();
    }
}
