package org.communique.workflow.progress;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.statement.StatementId;
import org.communique.text.format.CsvTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** How long the coalition's reviews take and where they wait. */
@Service
@PreAuthorize("denyAll()")
public class ReviewStatisticsService {

    private static final List<String> HEADER = List.of(
            "statement",
            "title",
            "workflow",
            "version",
            "round",
            "stage",
            "name",
            "opened (UTC)",
            "deadline (UTC)",
            "closed (UTC)",
            "outcome",
            "hours open",
            "late");

    private record About(
            @Id StatementId id,
            String title,
            String workflow,
            @Nullable Integer approvedVersion) {}

    private final MongoOperations mongo;
    private final MessageSource messages;
    private final Clock clock;

    ReviewStatisticsService(MongoOperations mongo, MessageSource messages, Clock clock) {
        this.mongo = mongo;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param workflow key of the one that counts; null for all */
    @PreAuthorize("hasRole('COORDINATOR')")
    public ReviewStatistics since(Instant since, @Nullable String workflow) {
        Map<StatementId, String> workflows = new HashMap<>();
        Map<StatementId, Integer> approved = new HashMap<>();
        statements(workflow).values().forEach(statement -> {
            workflows.put(statement.id(), statement.workflow());
            if (statement.approvedVersion() != null) {
                approved.put(statement.id(), statement.approvedVersion());
            }
        });
        return ReviewStatistics.of(passages(), workflows, approved, since, clock.instant());
    }

    /** What the figures are made of, a row for each stage that was open in the period, as CSV. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public String csv(Instant since, @Nullable String workflow) {
        var statements = statements(workflow);
        var now = clock.instant();
        return CsvTable.of(
                HEADER,
                passages().stream()
                        .filter(stageTiming -> stageTiming.closedAt() == null
                                || !stageTiming.closedAt().isBefore(since))
                        .filter(stageTiming -> statements.containsKey(stageTiming.statement()))
                        .map(stageTiming -> row(stageTiming, statements, now)));
    }

    private List<? extends @Nullable Object> row(
            StageTiming stageTiming, Map<StatementId, About> statements, Instant now) {
        var statement = statements.get(stageTiming.statement());
        return Arrays.asList(
                stageTiming.statement().value(),
                statement == null ? "" : statement.title(),
                statement == null ? "" : statement.workflow(),
                stageTiming.version().number(),
                stageTiming.round(),
                stageTiming.activity(),
                stageTiming.name(),
                stageTiming.openedAt(),
                stageTiming.deadline(),
                stageTiming.closedAt(),
                words("workflow.stage." + stageTiming.status()),
                Duration.between(stageTiming.openedAt(), stageTiming.closedAt() == null ? now : stageTiming.closedAt())
                        .toHours(),
                words(stageTiming.late(now) ? "workflow.statistics.late.yes" : "workflow.statistics.late.no"));
    }

    private String words(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }

    private Map<StatementId, About> statements(@Nullable String workflow) {
        var query = new Query();
        query.fields().include("title", "workflow", "approvedVersion");
        return mongo.find(query, About.class, "statements").stream()
                .filter(statement -> workflow == null || statement.workflow().equals(workflow))
                .collect(toMap(About::id, statement -> statement));
    }

    private List<StageTiming> passages() {
        var query = new Query();
        query.fields()
                .include(
                        "statement",
                        "version",
                        "round",
                        "activity",
                        "name",
                        "openedAt",
                        "deadline",
                        "status",
                        "closedAt");
        return mongo.find(query, StageTiming.class, "stages").stream()
                .sorted(Comparator.comparing(StageTiming::openedAt))
                .toList();
    }
}
