package org.communique.comment;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.file.ChangedFile;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChangeService;
import org.communique.amendment.file.FileTarget;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.comment.BroughtInCrashPoint.Step;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.CommentedSide;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComment;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.draft.DraftService;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.communique.workflow.LazyServer;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * A server of {@link BroughtInCrashTests}: looks at what the one before left, brings the rest in, and goes on until it is killed; in a process
 * of its own, until that ends itself.
 */
final class BroughtInCrashNode {

    static final String TEXT =
            "States shall ensure adequate safeguards.\n\nCourts decide within two weeks.\n\nJudges give reasons.\n";

    private static final String CHANGED = TEXT.replace("adequate", "effective").replace("two weeks", "48 hours");

    private static final int THREADS = 3;

    private final ApplicationContext context;
    private final Consumer<String> output;

    /** @param output is told what is there */
    BroughtInCrashNode(ApplicationContext context, Consumer<String> output) {
        this.context = context;
        this.output = output;
    }

    /** @param arguments data folder, and to go on a point */
    public static void main(String[] arguments) {
        var context = LazyServer.start(
                Path.of(arguments[0]), List.of(BroughtInCrashPoint.Wrapping.class, AmendmentFixtures.class));
        var node = new BroughtInCrashNode(context, System.out::println);
        node.check();
        if (arguments.length > 1) {
            node.work(BroughtInCrashPoint.valueOf(arguments[1]));
        }
        System.exit(0);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private void check() {
        for (var statement : bean(MongoOperations.class).findAll(Statement.class)) {
            var member = bean(Directory.class).member(statement.coordinator()).orElseThrow();
            for (var step : Step.values()) {
                check(step, statement.id(), member);
            }
        }
    }

    void check(Step step, StatementId statement, Member member) {
        say("HAS", statement, step, found(step, statement, member));
        bringIn(step, statement, member);
        var now = found(step, statement, member);
        say(now == most(step) && isKnown(step, statement, member) ? "FINE" : "WRONG", statement, step, now);
    }

    private static int most(Step step) {
        return step == Step.THREADS ? THREADS : 1;
    }

    private void say(String what, StatementId statement, Step step, int found) {
        output.accept("%s %s %s %d".formatted(what, statement.value(), step, found));
    }

    private void work(BroughtInCrashPoint point) {
        var round = bean(AmendmentFixtures.class).round(TEXT);
        for (var step : Step.values()) {
            point.arm(step);
            bringIn(step, round.statement, round.coordinator);
            say("ACK", round.statement, step, most(step));
        }
        output.accept("WRONG " + point + " was not reached");
    }

    /** How much of it is there; -1 for what is neither the old nor the new. */
    private int found(Step step, StatementId statement, Member member) {
        return switch (step) {
            case COPY, DRAFT -> {
                var text = text(step, statement, member);
                yield text.equals(CHANGED) ? 1 : text.equals(TEXT) ? 0 : -1;
            }
            case THREADS -> threads(statement, member);
        };
    }

    private String text(Step step, StatementId statement, Member member) {
        return CanonicalText.of(as(
                member,
                () -> target(step, statement) instanceof FileTarget.OfCopy(var copy)
                        ? bean(ProposalService.class).current(copy).text()
                        : bean(DraftService.class).read(statement)));
    }

    private int threads(StatementId statement, Member member) {
        var threads = as(member, () -> bean(DraftCommentService.class).about(statement))
                .comments();
        boolean whole = threads.stream()
                .map(thread -> thread.comment())
                .allMatch(comment -> comment.replies().size() == 1 && comment.source() != null);
        long distinct = threads.stream()
                .map(thread -> thread.comment().text())
                .distinct()
                .count();
        return whole && distinct == threads.size() ? threads.size() : -1;
    }

    private FileTarget target(Step step, StatementId statement) {
        return step == Step.COPY
                ? new FileTarget.OfCopy(((Begun) bean(ProposalService.class).begin(statement))
                        .proposal()
                        .id())
                : new FileTarget.OfDraft(statement);
    }

    void bringIn(Step step, StatementId statement, Member member) {
        as(member, () -> {
            if (step == Step.THREADS) {
                var found = threads(statement);
                bean(FileCommentService.class).bringIn(statement, found.threads(), Map.of());
            } else {
                var target = target(step, statement);
                var found = compared(target);
                bean(FileChangeService.class).bringIn(target, found, found.applicable());
            }
            return true;
        });
    }

    /** Whether all of the file is known to be there. */
    private boolean isKnown(Step step, StatementId statement, Member member) {
        return as(
                member,
                () -> step == Step.THREADS
                        ? threads(statement).threads().stream()
                                .allMatch(thread -> thread.finding() == Finding.ALREADY_THERE)
                        : compared(target(step, statement)).changes().stream()
                                .allMatch(change -> change.standing() == Standing.ALREADY_THERE));
    }

    private FoundThreads threads(StatementId statement) {
        return (FoundThreads) bean(FileCommentService.class).read(statement, "a.docx", file(statement));
    }

    private Compared compared(FileTarget target) {
        return (Compared)
                bean(FileChangeService.class).read(target, ChangedFile.of("a.docx", file(target.statement())));
    }

    private static byte[] file(StatementId statement) {
        return DocxWriter.write(new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.between(CanonicalText.read(TEXT), CanonicalText.read(CHANGED)),
                List.of(new Reviser("A. Lawyer", FileCommentServiceTests.AT)),
                new FileComments(List.of(thread(1), thread(2), thread(3)), CommentedSide.AFTER),
                new FileOrigin(
                        FileOrigin.Kind.DRAFT,
                        statement.value(),
                        null,
                        TextHash.of(TEXT).value())));
    }

    /** On the first word of a paragraph. */
    private static FileComment thread(int paragraph) {
        return FileCommentServiceTests.thread("p" + paragraph, 0, 6, false, "Why " + paragraph + "?", "So.");
    }
}
