package org.communique.statement.worklist;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What waits for the current member, from every feature. */
@Service
@PreAuthorize("denyAll()")
public class WorklistService {

    /** It has no name, or as many are saved as can be. */
    @Refused(because = Cause.INVALID, code = "not-saved")
    public record FilterNotSaved() implements Refusal {}

    private final CurrentMember currentMember;
    private static final int MOST_FILTERS = 30;
    private static final int MOST_REMINDERS = 500;

    private final ObjectProvider<WorkItemSource> sources;
    private final ObjectProvider<WorkReminder> reminders;
    private final SavedWorkFilterStore savedFilters;

    WorklistService(
            CurrentMember currentMember,
            ObjectProvider<WorkItemSource> sources,
            ObjectProvider<WorkReminder> reminders,
            SavedWorkFilterStore savedFilters) {
        this.currentMember = currentMember;
        this.sources = sources;
        this.reminders = reminders;
        this.savedFilters = savedFilters;
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
        return savedFilters.of(currentMember.id());
    }

    /** Saves the filter, replacing one of the same name; false if there are too many or it has no name. */
    @PreAuthorize("isAuthenticated()")
    public boolean saveFilter(WorkFilter filter) {
        return !filter.name().isEmpty()
                && savedFilters.change(currentMember.id(), saved -> with(without(saved, filter.name()), filter));
    }

    @PreAuthorize("isAuthenticated()")
    public void deleteFilter(String filter) {
        savedFilters.change(currentMember.id(), saved -> {
            var kept = without(saved, filter);
            return kept.size() == saved.size() ? Optional.empty() : Optional.of(kept);
        });
    }

    private static Optional<List<WorkFilter>> with(List<WorkFilter> others, WorkFilter filter) {
        if (others.size() >= MOST_FILTERS) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(others.stream(), Stream.of(filter))
                .sorted(Comparator.comparing(WorkFilter::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    private static List<WorkFilter> without(List<WorkFilter> filters, String name) {
        return filters.stream()
                .filter(filter -> !filter.name().equalsIgnoreCase(name))
                .toList();
    }
}
