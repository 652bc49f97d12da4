package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.workflow.progress.ReviewStatistics;
import org.communique.workflow.progress.ReviewStatisticsService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long reviews take and where they wait; for coordinators. */
@RestController
@Tag(name = "Review")
@RequestMapping("/api/v1/reviews")
class StatisticsApi {

    private final ReviewStatisticsService statistics;

    StatisticsApi(ReviewStatisticsService statistics) {
        this.statistics = statistics;
    }

    /**
     * @param since    an ISO 8601 instant; without it, from the beginning
     * @param workflow key of the one that counts; without it, all
     */
    @GetMapping("/statistics")
    @RequiredScope(TokenScope.READ)
    ReviewStatistics statistics(
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String workflow) {
        return statistics.since(since == null ? Instant.EPOCH : since, workflow);
    }

    /** What the statistics are made of, a row for each stage. */
    @GetMapping(path = "/stages.csv", produces = "text/csv;charset=UTF-8")
    @RequiredScope(TokenScope.READ)
    String stagesTable(
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String workflow) {
        return statistics.csv(since == null ? Instant.EPOCH : since, workflow);
    }
}
