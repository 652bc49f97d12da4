package org.communique.statement.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a statement. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements/{statement}")
class ActivityApi {

    private final ActivityService activity;

    ActivityApi(ActivityService activity) {
        this.activity = activity;
    }

    /**
     * @param kind names what happened, for programs
     * @param text the same in English words
     * @param by   who did it; null where the workflow did
     * @param who  their name
     * @param note what they wrote about it; may be empty
     * @param linkSharedBy who was given the link that had set their password, where it was not settled that they chose it
     */
    record Happened(
            Instant at,
            String kind,
            String text,
            @Nullable MemberId by,
            String who,
            String note,
            @Nullable String linkSharedBy) {}

    /** The earliest first. Further ones are in the next part. */
    @GetMapping("/history")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Happened>> history(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partInOrder(
                activity.of(statement).reversed(), part -> toResponses(statement, part), after, limit);
    }

    private List<Happened> toResponses(StatementId statement, List<ActivityService.AttributedEntry> entries) {
        var words = activity.inWords(
                statement,
                entries.stream().map(ActivityService.AttributedEntry::entry).toList());
        return IntStream.range(0, entries.size())
                .mapToObj(i -> toResponse(entries.get(i), words.get(i)))
                .toList();
    }

    private static Happened toResponse(ActivityService.AttributedEntry attributedEntry, String words) {
        var activityEntry = attributedEntry.entry();
        return new Happened(
                activityEntry.at(),
                activityEntry.kind(),
                words,
                activityEntry.by(),
                attributedEntry.who(),
                activityEntry.note(),
                attributedEntry.linkSharing() == null
                        ? null
                        : attributedEntry.linkSharing().name());
    }

    @GetMapping(path = "/history.csv", produces = "text/csv;charset=UTF-8")
    @RequiredScope(TokenScope.READ)
    String historyTable(@PathVariable StatementId statement) {
        return activity.csv(statement);
    }
}
