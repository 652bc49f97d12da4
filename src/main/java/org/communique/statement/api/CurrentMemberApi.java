package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Member;
import org.communique.coalition.member.ProfileService;
import org.communique.statement.worklist.WorkFilter;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The token's owner. */
@RestController
@Tag(name = "Me")
@RequestMapping("/api/v1/me")
class CurrentMemberApi {

    private final ProfileService profile;
    private final WorklistService work;

    CurrentMemberApi(ProfileService profile, WorklistService work) {
        this.profile = profile;
        this.work = work;
    }

    @GetMapping
    @RequiredScope(TokenScope.READ)
    Member me() {
        return profile.mine().member();
    }

    /** What waits for the member, the earliest deadline first. Further items are in the next part. */
    @GetMapping("/work")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<WorkItem>> work(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partInOrder(work.items(), Function.identity(), after, limit);
    }

    /** @param items reminder of each of the items */
    record WorkReminders(Set<String> items) {}

    /** @param reminded how many items led to a reminder */
    record Reminded(int reminded) {}

    /** Sends reminders for several items. */
    @PostMapping("/work/reminders")
    @RequiredScope(TokenScope.WRITE)
    Reminded remind(@RequestBody WorkReminders reminders) {
        return new Reminded(work.remind(reminders.items()));
    }

    @GetMapping("/work/filters")
    @RequiredScope(TokenScope.READ)
    List<WorkFilter> workFilters() {
        return work.filters();
    }

    /** Keeps a filter under its name, in the place of one that has it. */
    @PostMapping("/work/filters")
    @RequiredScope(TokenScope.WRITE)
    List<WorkFilter> keepWorkFilter(@RequestBody WorkFilter filter) {
        if (!work.saveFilter(filter)) {
            throw ApiException.of(new WorklistService.FilterNotSaved());
        }
        return work.filters();
    }
}
