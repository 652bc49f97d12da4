package org.communique.workflow.stage;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.coalition.access.LinkSharingPeriod;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.MemberId;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.NewLedgerEntry;
import org.communique.statement.TextHash;
import org.communique.storage.DatabaseOutage;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Puts decisions on the statement's private record. What counts is in the stage's document: a decision is acknowledged as
 * soon as it is there, and goes on record a moment later together with others, at the latest when its stage is left.
 */
@Component
public class DecisionLedgerWriter {

    private static final Logger log = LoggerFactory.getLogger(DecisionLedgerWriter.class);
    private static final int REMEMBERED = 50_000;
    private static final int GATHERING_MILLIS = 1_000;

    private final Ledger ledger;
    private final SignInAccess access;
    private final Executor delayed;
    private final Map<StageId, Stage> gathering = new ConcurrentHashMap<>();
    private final Set<String> recorded = Collections.newSetFromMap(Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .<String, Boolean>build()
            .asMap());

    DecisionLedgerWriter(Ledger ledger, SignInAccess access, @Qualifier("workflowExecutor") Executor executor) {
        this.ledger = ledger;
        this.access = access;
        this.delayed = CompletableFuture.delayedExecutor(GATHERING_MILLIS, TimeUnit.MILLISECONDS, executor);
    }

    /** Puts on record what is not yet; all of it was handed in before, unless a crash or a failure came between. */
    public void recordAll(Stage stage) {
        List<NewLedgerEntry> missing = new ArrayList<>();
        var periods = linkSharingPeriods(stage);
        for (var decision : stage.decisions()) {
            // A verdict that was kept from an older version is on record there.
            if (!stage.isCarriedOver(decision)) {
                addUnlessRecorded(
                        missing, key(stage, "decision", decision), key -> decided(key, stage, decision, periods));
                if (decision.withdrawn()) {
                    addUnlessRecorded(
                            missing, key(stage, "withdrawal", decision), key -> withdrawn(key, stage, decision));
                }
            }
        }
        for (int i = 0; i < stage.acts().size(); i++) {
            var action = stage.acts().get(i);
            addUnlessRecorded(missing, "act/" + stage.id().value() + "/" + i, key -> done(key, stage, action));
        }
        if (!missing.isEmpty()) {
            ledger.append(LogId.privateOf(stage.statement().value()), missing);
            missing.forEach(newLedgerEntry -> recorded.add(newLedgerEntry.key()));
        }
    }

    /** When reviewers whose decisions are not on record yet had passwords set with manually shared links. */
    private List<LinkSharingPeriod> linkSharingPeriods(Stage stage) {
        var deciders = stage.decisions().stream()
                .filter(decision ->
                        !stage.isCarriedOver(decision) && !recorded.contains(key(stage, "decision", decision)))
                .map(Decision::member)
                .distinct()
                .toList();
        return deciders.isEmpty() ? List.of() : access.linkSharingPeriods(deciders);
    }

    /** What this node has recorded need not be handed in again. */
    private void addUnlessRecorded(List<NewLedgerEntry> missing, String key, Function<String, NewLedgerEntry> entry) {
        if (!recorded.contains(key)) {
            missing.add(entry.apply(key));
        }
    }

    /** The stage's decisions as of now, in a moment. */
    public void recordSoon(Stage stage) {
        gathering.compute(stage.id(), (id, known) -> {
            if (known == null) {
                delayed.execute(() -> recordGathered(id));
            }
            return known == null || known.revision() < stage.revision() ? stage : known;
        });
    }

    private void recordGathered(StageId id) {
        try {
            recordAll(requireNonNull(gathering.remove(id)));
        } catch (RuntimeException e) {
            // The dispatcher does it: the statement was put into the queue before a decision was stored.
            DatabaseOutage.log(
                    log, e, "Decisions on stage {} are not on record; it is tried again within a minute", id.value());
        }
    }

    private static NewLedgerEntry decided(String key, Stage stage, Decision decision, List<LinkSharingPeriod> periods) {
        return periods.stream()
                .filter(period -> period.member().equals(decision.member()) && period.includes(decision.at()))
                .max(Comparator.comparing(LinkSharingPeriod::from))
                .map(period -> decided(key, stage, decision)
                        .sealing(
                                "handOver",
                                Map.of("linkHandedOverBy", period.linkSharing().name())))
                .orElseGet(() -> decided(key, stage, decision));
    }

    private static NewLedgerEntry decided(String key, Stage stage, Decision decision) {
        var commentHash = decision.commentHash();
        return about(stage, key, "decided", decision.at())
                .with("textHash", decision.hash().value())
                .with("member", decision.member().value())
                .with("organisation", decision.organisation().value())
                .with("verdict", decision.verdict().name().toLowerCase(Locale.ROOT))
                .with("paragraphs", decision.paragraphs().isEmpty() ? null : numbers(decision.paragraphs()))
                .with("commentHash", commentHash == null ? null : commentHash.value());
    }

    private static NewLedgerEntry withdrawn(String key, Stage stage, Decision decision) {
        var type = decision.verdict() == Verdict.OBJECT ? "objectionWithdrawn" : "decisionWithdrawn";
        return about(stage, key, type, requireNonNull(decision.withdrawnAt()))
                .with("member", decision.member().value());
    }

    private static NewLedgerEntry done(String key, Stage stage, StageAction action) {
        return about(stage, key, type(action.kind()), action.at())
                .with("member", action.by() == null ? null : action.by().value())
                .with("added", members(action.added()))
                .with("removed", members(action.removed()))
                .with(
                        "deadline",
                        action.deadline() == null ? null : action.deadline().toString())
                .with(
                        "reasonHash",
                        action.reason().isEmpty()
                                ? null
                                : TextHash.of(action.reason()).value());
    }

    private static NewLedgerEntry about(Stage stage, String key, String kind, Instant at) {
        return NewLedgerEntry.of(key, kind, at)
                .with("version", stage.version().number())
                .with("stage", stage.activity())
                .with("round", stage.round());
    }

    /** A member may decide, take that back and decide again, so the time tells one from the other. */
    private static String key(Stage stage, String kind, Decision decision) {
        return kind + "/" + stage.id().value() + "/" + decision.member().value() + "/"
                + decision.at().toEpochMilli();
    }

    private static @Nullable String members(List<MemberId> members) {
        return members.isEmpty() ? null : members.stream().map(MemberId::value).collect(Collectors.joining(" "));
    }

    private static String numbers(Set<Integer> paragraphs) {
        return paragraphs.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String type(StageActionKind kind) {
        return switch (kind) {
            case ASSIGNED -> "assigned";
            case REASSIGNED -> "reassigned";
            case SUBSTITUTED -> "substituted";
            case EXTENDED -> "extended";
            case RECALLED -> "recalled";
            case SENT_BACK -> "sentBack";
        };
    }
}
