package org.communique.statement.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What waits for the current member, from every feature. */
@Service
@PreAuthorize("denyAll()")
public class WorklistService {

    private final CurrentMember currentMember;
    private static final int MOST_FILTERS = 30;
    private static final int MOST_REMINDERS = 500;

    private final ObjectProvider<WorkItemSource> sources;
    private final ObjectProvider<WorkReminder> reminders;
    private final MongoOperations mongo;

    WorklistService(
            CurrentMember currentMember,
            ObjectProvider<WorkItemSource> sources,
            ObjectProvider<WorkReminder> reminders,
            MongoOperations mongo) {
        this.currentMember = currentMember;
        this.sources = sources;
        this.reminders = reminders;
        this.mongo = mongo;
    }

    /** The earliest deadline first, then items without one. */
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

    /**
     * Sends reminders for several items.
     *
     * @param items their {@link WorkItem#reminder}s
     * @return how many items led to a reminder
     */
    @PreAuthorize("isAuthenticated()")
    public int remind(Set<String> items) {
        if (items.size() > MOST_REMINDERS) {
            throw new IllegalArgumentException("at most 500 reminders at once");
        }
        return (int) items.stream()
                .filter(item -> reminders.stream().anyMatch(each -> each.knows(item) && each.remind(item)))
                .count();
    }

    /** The current member's saved filters, by name. */
    @PreAuthorize("isAuthenticated()")
    public List<WorkFilter> filters() {
        var savedFilters = mongo.findById(currentMember.id(), SavedWorkFilters.class);
        return savedFilters == null ? List.of() : savedFilters.filters();
    }

    /** Saves the filter, replacing one of the same name; false if there are too many or it has no name. */
    @PreAuthorize("isAuthenticated()")
    public boolean saveFilter(WorkFilter filter) {
        var filters = without(filter.name());
        if (filter.name().isEmpty() || filters.size() >= MOST_FILTERS) {
            return false;
        }
        filters.add(filter);
        filters.sort(Comparator.comparing(WorkFilter::name, String.CASE_INSENSITIVE_ORDER));
        mongo.save(new SavedWorkFilters(currentMember.id(), filters));
        return true;
    }

    @PreAuthorize("isAuthenticated()")
    public void deleteFilter(String filter) {
        mongo.save(new SavedWorkFilters(currentMember.id(), without(filter)));
    }

    private List<WorkFilter> without(String name) {
        return filters().stream()
                .filter(filter -> !filter.name().equalsIgnoreCase(name))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
