package org.communique.workflow.progress;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.statement.StatementId;
import org.communique.statement.overview.OverviewFacts;
import org.communique.statement.overview.OverviewSource;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.springframework.stereotype.Component;

/** What is due in review, and which reviewers have not decided. */
@Component
class ReviewOverviewSource implements OverviewSource {

    private final Stages stages;
    private final Directory directory;

    ReviewOverviewSource(Stages stages, Directory directory) {
        this.stages = stages;
        this.directory = directory;
    }

    @Override
    public Map<StatementId, OverviewFacts> of(Collection<StatementId> statements) {
        return stages.openOf(statements).stream()
                .collect(toMap(
                        Stage::statement,
                        stage -> new OverviewFacts(
                                stage.deadline(), stage.awaited().size(), null),
                        OverviewFacts::with));
    }

    @Override
    public Map<StatementId, Instant> deadlines(int most) {
        return stages.openDeadlines(most);
    }

    @Override
    public List<String> awaited(StatementId statement, int most) {
        var awaited = stages.openOf(List.of(statement)).stream()
                .flatMap(stage -> stage.awaited().stream())
                .map(Reviewer::member)
                .distinct()
                .toList();
        return directory.members(awaited).values().stream()
                .map(Member::name)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(most)
                .toList();
    }
}
