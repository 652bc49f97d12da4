package org.communique.workflow;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.statement.StatementId;
import org.communique.text.CsvTable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** How long the coalition's reviews take and where they wait. */
@Service
@PreAuthorize("denyAll()")
public class FigureService {

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
    private final Clock clock;

    FigureService(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @param workflow key of the one that counts; null for all */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Figures figures(Instant since, @Nullable String workflow) {
        Map<StatementId, String> workflows = new HashMap<>();
        Map<StatementId, Integer> approved = new HashMap<>();
        statements(workflow).values().forEach(statement -> {
            workflows.put(statement.id(), statement.workflow());
            if (statement.approvedVersion() != null) {
                approved.put(statement.id(), statement.approvedVersion());
            }
        });
        return Figures.of(passages(), workflows, approved, since, clock.instant());
    }

    /** What the figures are made of, a row for each stage that was open in the period, as CSV. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public String csv(Instant since, @Nullable String workflow) {
        var statements = statements(workflow);
        var now = clock.instant();
        return CsvTable.of(
                HEADER,
                passages().stream()
                        .filter(passage -> passage.closedAt() == null
                                || !passage.closedAt().isBefore(since))
                        .filter(passage -> statements.containsKey(passage.statement()))
                        .map(passage -> row(passage, statements, now)));
    }

    private static List<? extends @Nullable Object> row(
            Passage passage, Map<StatementId, About> statements, Instant now) {
        var statement = statements.get(passage.statement());
        return Arrays.asList(
                passage.statement().value(),
                statement == null ? "" : statement.title(),
                statement == null ? "" : statement.workflow(),
                passage.version().number(),
                passage.round(),
                passage.activity(),
                passage.name(),
                passage.openedAt(),
                passage.deadline(),
                passage.closedAt(),
                passage.status(),
                Duration.between(passage.openedAt(), passage.closedAt() == null ? now : passage.closedAt())
                        .toHours(),
                passage.late(now));
    }

    private Map<StatementId, About> statements(@Nullable String workflow) {
        var query = new Query();
        query.fields().include("title", "workflow", "approvedVersion");
        return mongo.find(query, About.class, "statements").stream()
                .filter(statement -> workflow == null || statement.workflow().equals(workflow))
                .collect(toMap(About::id, statement -> statement));
    }

    private List<Passage> passages() {
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
        return mongo.find(query, Passage.class, "stages").stream()
                .sorted(Comparator.comparing(Passage::openedAt))
                .toList();
    }
}
