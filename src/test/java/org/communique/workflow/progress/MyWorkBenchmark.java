package org.communique.workflow.progress;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statement.FrozenVersions;
import org.communique.statement.Statement.StatementTags;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.worklist.WorklistService;
import org.communique.workflow.LazyServer;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.stage.ApprovalPolicy;
import org.communique.workflow.stage.ApprovalPolicy.Changes;
import org.communique.workflow.stage.AttentionReason;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * How long "My work" takes among 10,000 open statements, for a reviewer of 300 of them and for a coordinator:
 *
 * <pre>./bench MyWorkBenchmark</pre>
 */
final class MyWorkBenchmark {

    private static final int STATEMENTS = 10_000;
    private static final int REVIEWERS = 100;
    private static final int ASKED = 3;
    private static final int OVERDUE_EVERY = 100;
    private static final int LOOKS = 60;

    private MyWorkBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var context = LazyServer.start(Files.createTempDirectory("my-work"));
        var people = context.getBean(CoalitionFixtures.class);
        var mongo = context.getBean(MongoOperations.class);
        var coordinator = people.member(Role.COORDINATOR);
        var reviewers = Stream.generate(() -> people.member(Role.REVIEWER))
                .limit(REVIEWERS)
                .toList();
        List<Statement> statements = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < STATEMENTS; i++) {
            List<Member> asked = new ArrayList<>();
            for (int j = 0; j < ASKED; j++) {
                asked.add(reviewers.get((i + j * 7) % REVIEWERS));
            }
            var statement = statement(coordinator, asked, i);
            statements.add(statement);
            stages.add(stage(statement, asked, i % OVERDUE_EVERY == 0));
        }
        insert(mongo, statements);
        insert(mongo, stages);
        var work = context.getBean(WorklistService.class);
        measure(work, "reviewer", reviewers.getFirst());
        measure(work, "coordinator", coordinator);
        System.exit(0);
    }

    private static void insert(MongoOperations mongo, List<?> documents) {
        for (int from = 0; from < documents.size(); from += 1_000) {
            mongo.insertAll(documents.subList(from, Math.min(documents.size(), from + 1_000)));
        }
    }

    private static void measure(WorklistService work, String who, Member member) {
        long[] millis = new long[LOOKS];
        int found = 0;
        for (int look = 0; look < LOOKS; look++) {
            long start = System.nanoTime();
            found = as(member, () -> work.items().size());
            millis[look] = (System.nanoTime() - start) / 1_000;
        }
        var later = Arrays.stream(millis, LOOKS / 3, LOOKS).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-12s %4d items: median %.1f ms, worst %.1f ms%n",
                who,
                found,
                later[later.length / 2] / 1e3,
                later[later.length - 1] / 1e3);
    }

    private static Statement statement(Member coordinator, List<Member> asked, int number) {
        var now = Instant.now();
        return new Statement(
                StatementId.random(),
                "Statement " + number,
                "en",
                "joint-statement",
                coordinator.id(),
                Phase.IN_REVIEW,
                asked.stream()
                        .map(member -> Grant.to(member.id(), Right.REVIEW))
                        .toList(),
                List.of("Policy review"),
                new FrozenVersions(1, TextHash.of("text " + number), null, coordinator.id(), null),
                now,
                now,
                null,
                0,
                StatementTags.NONE,
                null);
    }

    private static Stage stage(Statement statement, List<Member> asked, boolean overdue) {
        var now = Instant.now();
        return new Stage(
                StageId.of(statement.id(), "policyReview", 1),
                statement.id(),
                VersionId.of(statement.id(), 1),
                TextHash.of(statement.title()),
                1,
                "policyReview",
                "Policy review",
                ApprovalPolicy.of(2, Changes.ANY),
                Role.REVIEWER,
                CarryOverRule.NONE,
                asked.stream().map(member -> Reviewer.of(member, now)).toList(),
                Set.of(),
                0,
                now,
                now.plus(Duration.ofDays(5)),
                null,
                StageStatus.OPEN,
                overdue ? AttentionReason.OVERDUE : null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
