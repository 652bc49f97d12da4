package org.communique.amendment;

import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.amendment.proposal.SubmitText;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.LazyServer;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * A server of {@link AmendmentCrashTests}: checks what the one before left, and works on until it is killed; in a process of its own, until
 * that ends itself.
 */
final class AmendmentCrashNode {

    private static final int STATUS_OF_KILL_9 = 137;

    static final String TEXT = """
        Alpha stands.

        Beta stands.

        Gamma stands.

        Delta stands.

        Epsilon stands.
        """;

    /** What the amendments do to it, by their numbers from 1. */
    private static final List<List<String>> EDITS = List.of(
            List.of("Alpha stands", "Alpha was changed"),
            List.of("Beta stands", "Beta was changed"),
            List.of("Gamma stands.\n\n", ""),
            List.of("Delta stands.\n", "Delta stands.\n\nThis was added.\n"),
            List.of("Epsilon stands", "Epsilon was changed"));

    /** With which the first is accepted sometimes. */
    private static final String OTHER_WORDS = "Alpha was worded otherwise";

    private final ApplicationContext context;
    private final Consumer<String> output;

    /** @param output is told what was tried and acknowledged, and what is there */
    AmendmentCrashNode(ApplicationContext context, Consumer<String> output) {
        this.context = context;
        this.output = output;
    }

    /** @param arguments data folder, and to go on a point and a seed */
    public static void main(String[] arguments) throws InterruptedException {
        var context = LazyServer.start(
                Path.of(arguments[0]), List.of(AmendmentCrashPoint.Wrapping.class, AmendmentFixtures.class));
        var node = new AmendmentCrashNode(context, System.out::println);
        node.settle();
        node.check();
        if (arguments.length > 1) {
            node.work(AmendmentCrashPoint.valueOf(arguments[1]), new Random(Long.parseLong(arguments[2])));
        }
        System.exit(0);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The server's own schedule may be at it at the same time. */
    void settle() {
        var queue = bean(ReconcileQueue.class);
        var reconcilers = context.getBeansOfType(Reconciler.class).values().stream()
                .filter(reconciler -> reconciler.kind().startsWith("amendment-"))
                .toList();
        await().until(() -> {
            reconcilers.forEach(queue::work);
            return !isAnythingDue();
        });
    }

    private boolean isAnythingDue() {
        var due = where("kind")
                .regex("^amendment-")
                .and("at")
                .lte(bean(Clock.class).instant());
        return bean(MongoOperations.class).exists(query(due), "reconcileQueue");
    }

    private void check() {
        bean(MongoOperations.class).findAll(AmendmentRound.class).forEach(this::check);
    }

    void check(StatementId statement) {
        bean(MongoOperations.class)
                .find(query(where("statement").is(statement)), AmendmentRound.class)
                .forEach(this::check);
    }

    private void check(AmendmentRound round) {
        var coordinator = bean(Directory.class).member(round.openedBy()).orElseThrow();
        var made = as(coordinator, () -> bean(AmendmentService.class).of(round.statement()));
        if (made.isEmpty()) {
            submitAgain(round.id());
        } else {
            check(round.statement(), made, text(coordinator, round.statement()));
        }
    }

    private void check(StatementId statement, List<Amendment> made, String draft) {
        int first = made.getFirst().id().number();
        var expected = TEXT;
        for (var amendment : made) {
            var edit = EDITS.get(amendment.id().number() - first);
            if (amendment.state() == AmendmentStatus.ACCEPTED) {
                expected = expected.replace(
                        edit.getFirst(), amendment.isAcceptedWithOtherWords() ? OTHER_WORDS : edit.getLast());
            }
            var stands = amendment.stands().stream()
                    .map(Amendment.Stand::organisation)
                    .toList();
            var inOrder = stands.stream().distinct().count() == stands.size()
                    && amendment.changes().contains(OTHER_WORDS) == amendment.isAcceptedWithOtherWords()
                    && (amendment.settlement() == null) == (amendment.state() == AmendmentStatus.OPEN)
                    && (amendment.acceptance() == null) == (amendment.state() != AmendmentStatus.ACCEPTED);
            output.accept((inOrder ? "HAS " : "WRONG ") + amendment.id().value() + " " + amendment.state());
        }
        var isRight = made.size() == EDITS.size() && draft.equals(expected);
        output.accept((isRight ? "FINE " : "WRONG ") + statement.value() + " " + draft.replace("\n", "|"));
    }

    private String text(Member member, StatementId statement) {
        return CanonicalText.of(as(member, () -> bean(DraftService.class).read(statement)));
    }

    /** What never became a submission can be written on. */
    private void submitAgain(RoundId round) {
        var proposal = bean(MongoOperations.class).findAll(Proposal.class).stream()
                .filter(each -> each.round().equals(round))
                .findFirst()
                .orElseThrow();
        var member = bean(Directory.class).member(proposal.begunBy()).orElseThrow();
        var replaced = as(member, () -> bean(ProposalService.class).replace(proposal.id(), CanonicalText.read(TEXT)));
        output.accept("FINE " + replaced);
        if (!(submit(member, proposal) instanceof ProposalOutcome.Submitted)) {
            output.accept("WRONG " + proposal.id().value() + " cannot be submitted");
        }
    }

    ProposalOutcome submit(Member member, Proposal proposal) {
        var proposals = bean(ProposalService.class);
        var all =
                EDITS.stream().reduce(TEXT, (text, edit) -> text.replace(edit.getFirst(), edit.getLast()), (a, _) -> a);
        return as(member, () -> {
            proposals.replace(proposal.id(), CanonicalText.read(all));
            var preview = proposals.preview(proposal.id());
            var items = IntStream.range(0, preview.changes().size())
                    .mapToObj(place -> new Item(List.of(place), ""))
                    .toList();
            return proposals.submit(new SubmitProposal(proposal.id(), preview.revision(), "en", items));
        });
    }

    private void work(AmendmentCrashPoint point, Random random) throws InterruptedException {
        var round = bean(AmendmentFixtures.class).round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        AmendmentCrashPoint.armed = point.isInSubmission() ? point : null;
        var amendments = ((ProposalOutcome.Submitted) submit(proposer, proposal)).amendments();
        if (point == AmendmentCrashPoint.ANYWHERE) {
            endWithin(random.nextInt(1, 1_000));
        }
        var people = Executors.newCachedThreadPool();
        people.submit(() -> {
            while (true) {
                for (var member : round.proposers.subList(1, 4)) {
                    var supports = random.nextBoolean();
                    as(
                            member,
                            () -> bean(AmendmentService.class)
                                    .takeStand(amendments.get(4).id(), supports, "A word."));
                }
            }
        });
        people.submit(() -> {
            var second = amendments.get(1);
            withdraw(proposer, second);
            return null;
        });
        int before = random.nextInt(4);
        for (int act = 0; ; act++) {
            if (act == before) {
                AmendmentCrashPoint.armed = point;
            }
            // The second is withdrawn meanwhile, the fifth supported.
            var amendment = amendments.get(List.of(0, 2, 3).get(random.nextInt(3)));
            if (!amendment.equals(amendments.getFirst()) || random.nextBoolean() || !acceptWith(round, amendment)) {
                toggle(round, amendment);
            }
        }
    }

    void withdraw(Member proposer, Amendment amendment) {
        tryOut(amendment, AmendmentStatus.WITHDRAWN);
        as(proposer, () -> bean(AmendmentService.class).withdraw(amendment.id(), ""));
        acknowledge(amendment, AmendmentStatus.WITHDRAWN);
    }

    /** @return false if it is accepted already, or its text was changed too often */
    boolean acceptWith(AmendmentFixtures.Round round, Amendment amendment) {
        var texts = bean(AmendmentTextService.class);
        if (!(as(round.drafter, () -> texts.beginWording(amendment.id())) instanceof ProposalOutcome.Begun(var copy))) {
            return false;
        }
        var proposals = bean(ProposalService.class);
        var words = CanonicalText.read(TEXT.replace(EDITS.getFirst().getFirst(), OTHER_WORDS));
        tryOut(amendment, AmendmentStatus.ACCEPTED);
        var outcome = as(round.drafter, () -> {
            proposals.replace(copy.id(), words);
            long revision = proposals.current(copy.id()).revision();
            return texts.submit(new SubmitText(copy.id(), revision, "", "en"));
        });
        if (outcome instanceof ProposalOutcome.Submitted) {
            acknowledge(amendment, AmendmentStatus.ACCEPTED);
        } else {
            output.accept("WRONG " + amendment.id().value() + " " + outcome);
        }
        return true;
    }

    /** Accepts it, or opens it again. */
    void toggle(AmendmentFixtures.Round round, Amendment amendment) {
        var desk = bean(AmendmentReviewService.class);
        var isAccepted = as(round.drafter, () -> bean(AmendmentService.class).find(amendment.id()))
                        .orElseThrow()
                        .state()
                == AmendmentStatus.ACCEPTED;
        var next = isAccepted ? AmendmentStatus.OPEN : AmendmentStatus.ACCEPTED;
        tryOut(amendment, next);
        var outcome = as(
                round.drafter,
                () -> isAccepted ? desk.reopen(amendment.id()) : desk.accept(amendment.id(), "A reason."));
        if (outcome instanceof MergeOutcome.Done) {
            acknowledge(amendment, next);
        } else {
            output.accept("WRONG " + amendment.id().value() + " " + outcome);
        }
    }

    private void tryOut(Amendment amendment, AmendmentStatus state) {
        output.accept("TRY " + amendment.id().value() + " " + state);
    }

    private void acknowledge(Amendment amendment, AmendmentStatus state) {
        output.accept("ACK " + amendment.id().value() + " " + state);
    }

    private static void endWithin(int milliseconds) {
        Executors.newSingleThreadScheduledExecutor()
                .schedule(() -> Runtime.getRuntime().halt(STATUS_OF_KILL_9), milliseconds, TimeUnit.MILLISECONDS);
    }
}
