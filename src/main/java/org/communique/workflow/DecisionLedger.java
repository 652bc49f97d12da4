package org.communique.workflow;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.MemberId;
import org.communique.ledger.Entry;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts decisions on the statement's private record. Recording one again is harmless. */
@Component
class DecisionLedger {

    private static final int REMEMBERED = 10_000;

    private final Ledger ledger;
    private final Set<String> recorded = Collections.synchronizedSet(Collections.newSetFromMap(new RecentlyRecorded()));

    DecisionLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    void recordAll(Stage stage) {
        stage.decisions().forEach(decision -> record(stage, decision));
        for (int i = 0; i < stage.acts().size(); i++) {
            record(stage, stage.acts().get(i), i);
        }
    }

    /** A verdict that was kept from an older version is on record there. */
    void record(Stage stage, Decision decision) {
        if (!stage.keeps(decision)) {
            append(stage, decisionEntry(stage, decision));
            if (decision.withdrawn()) {
                append(stage, withdrawalEntry(stage, decision));
            }
        }
    }

    private static Entry decisionEntry(Stage stage, Decision decision) {
        var comment = decision.comment();
        return about(stage, key(stage, "decision", decision), "decided", decision.at())
                .with("textHash", decision.hash().value())
                .with("member", decision.member().value())
                .with("organisation", decision.organisation().value())
                .with("verdict", decision.verdict().name().toLowerCase(Locale.ROOT))
                .with("paragraphs", decision.paragraphs().isEmpty() ? null : numbers(decision.paragraphs()))
                .with(
                        "commentHash",
                        comment.isEmpty() ? null : TextHash.of(comment).value());
    }

    private static Entry withdrawalEntry(Stage stage, Decision decision) {
        return about(
                        stage,
                        key(stage, "withdrawal", decision),
                        "objectionWithdrawn",
                        requireNonNull(decision.withdrawnAt()))
                .with("member", decision.member().value());
    }

    private void record(Stage stage, StageAct act, int number) {
        append(
                stage,
                about(stage, "act/%s/%d".formatted(stage.id().value(), number), type(act.kind()), act.at())
                        .with("member", act.by() == null ? null : act.by().value())
                        .with("added", members(act.added()))
                        .with("removed", members(act.removed()))
                        .with(
                                "deadline",
                                act.deadline() == null ? null : act.deadline().toString())
                        .with(
                                "reasonHash",
                                act.reason().isEmpty()
                                        ? null
                                        : TextHash.of(act.reason()).value()));
    }

    private static Entry about(Stage stage, String key, String kind, Instant at) {
        return Entry.of(key, kind, at)
                .with("version", stage.version().number())
                .with("stage", stage.activity())
                .with("round", stage.round());
    }

    /** An objector may object, withdraw and object again, so the time tells one from the other. */
    private static String key(Stage stage, String kind, Decision decision) {
        return "%s/%s/%s/%d"
                .formatted(
                        kind,
                        stage.id().value(),
                        decision.member().value(),
                        decision.at().toEpochMilli());
    }

    private static @Nullable String members(List<MemberId> members) {
        return members.isEmpty() ? null : members.stream().map(MemberId::value).collect(Collectors.joining(" "));
    }

    private static String numbers(Set<Integer> paragraphs) {
        return paragraphs.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String type(StageAct.Kind kind) {
        return switch (kind) {
            case ASSIGNED -> "assigned";
            case REASSIGNED -> "reassigned";
            case SUBSTITUTED -> "substituted";
            case EXTENDED -> "extended";
            case RECALLED -> "recalled";
            case SENT_BACK -> "sentBack";
        };
    }

    /** What this node has recorded need not be handed in again. */
    private void append(Stage stage, Entry entry) {
        if (!recorded.contains(entry.key())) {
            ledger.append(LogId.privateOf(stage.statement().value()), entry);
            recorded.add(entry.key());
        }
    }

    private static final class RecentlyRecorded extends LinkedHashMap<String, Boolean> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
