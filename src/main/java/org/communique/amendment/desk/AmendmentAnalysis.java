package org.communique.amendment.desk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.BaseId;
import org.communique.amendment.RoundId;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.AmendmentChanges;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.ChangedPassages;
import org.communique.amendment.change.Composition;
import org.communique.amendment.change.Difference;
import org.communique.amendment.desk.BracketedText.Proposed;
import org.communique.amendment.desk.TrackedDraft.BaseState;
import org.communique.amendment.passage.PassageStateChange;
import org.communique.amendment.passage.StatementPassages;
import org.communique.crdt.YDoc;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** Where the amendments of one statement stand against its draft. */
final class AmendmentAnalysis {

    private static final Comparator<Amendment> BY_NUMBER =
            Comparator.comparingInt(amendment -> amendment.id().number());

    private final Map<RoundId, AmendmentRound> rounds;
    private final LeafSequence draft;
    private final List<Amendment> all;
    private final Set<Integer> shown;
    private final StatementPassages statementPassages;
    private final Map<AmendmentId, List<Integer>> fallConditions;
    private final AmendmentBases bases;
    private final Set<Integer> inDraft;

    /**
     * @param rounds of the statement
     * @param state of the draft
     * @param names of its blocks
     * @param all   amendments of the statement
     * @param shown the numbers of those that may be named
     * @param fallConditions the numbers of those that each falls with
     */
    AmendmentAnalysis(
            Map<RoundId, AmendmentRound> rounds,
            byte[] state,
            Map<BlockId, BlockId> names,
            List<Amendment> all,
            Set<Integer> shown,
            Function<BaseId, LeafSequence> texts,
            Function<Amendment, AmendmentChanges> compared,
            StatementPassages statementPassages,
            Map<AmendmentId, List<Integer>> fallConditions) {
        var document = new YDoc();
        document.applyUpdate(state);
        this.draft = DraftLeaves.of(document).renamed(names);
        this.rounds = rounds;
        this.all = all;
        this.shown = shown;
        this.bases = new AmendmentBases(draft, all, texts, compared);
        this.statementPassages = statementPassages;
        this.fallConditions = fallConditions;
        this.inDraft = all.stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.ACCEPTED)
                .map(amendment -> amendment.id().number())
                .collect(Collectors.toSet());
    }

    LeafSequence draft() {
        return draft;
    }

    AmendmentBases bases() {
        return bases;
    }

    /** The numbers of those that were accepted. */
    Set<Integer> inDraft() {
        return inDraft;
    }

    Standing of(Amendment amendment) {
        var amended = amended(amendment);
        if (amendment.state() != AmendmentStatus.OPEN) {
            return new Standing(
                    amendment,
                    null,
                    List.of(),
                    settledPassages(amendment),
                    fallsWith(amendment),
                    passageNumbers(amendment),
                    0,
                    amended);
        }
        return new Standing(
                amendment,
                named(applicability(amendment, bases.of(amendment).draft(), inDraft)),
                bases.collisions(amendment).filter(shown::contains).sorted().toList(),
                settledPassages(amendment),
                fallsWith(amendment),
                passageNumbers(amendment),
                Standing.isMoot(amended)
                        ? 0
                        : Objects.requireNonNull(rounds.get(amendment.round())).missingSupporters(amendment),
                amended);
    }

    /** @param accepted the numbers of those that are in the draft */
    Applicability applicability(Amendment amendment, AmendedDraft draft, Set<Integer> accepted) {
        var adopted = new TreeSet<>(fallConditions.getOrDefault(amendment.id(), List.of()));
        adopted.retainAll(accepted);
        return adopted.isEmpty() ? draft.applicability(bases.compared(amendment)) : new Falls(adopted);
    }

    private List<Integer> fallsWith(Amendment amendment) {
        return fallConditions.getOrDefault(amendment.id(), List.of()).stream()
                .filter(shown::contains)
                .toList();
    }

    private Set<Integer> passageNumbers(Amendment amendment) {
        var text = bases.of(amendment);
        var numbers = new TreeSet<Integer>();
        numbers.add(amendment.passage());
        bases.compared(amendment).touched().forEach(leaf -> {
            if (text.numbers().get(leaf) instanceof Integer number) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    private List<PassageStateChange> settledPassages(Amendment amendment) {
        return statementPassages.settled(amendment.round(), () -> bases.changesOf(amendment));
    }

    private @Nullable AmendedAmendment amended(Amendment amendment) {
        return amendment.amends() instanceof Amends amends ? AmendedAmendment.of(amends, known(amends.number())) : null;
    }

    private Amendment known(int number) {
        return all.stream()
                .filter(other -> other.id().number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** @param amendments open ones */
    BracketedText bracketed(List<Amendment> amendments) {
        return BracketedText.of(
                draft,
                amendments.stream()
                        .filter(this::isAlternative)
                        .map(amendment -> new Proposed(amendment, passages(of(amendment))))
                        .toList(),
                statementPassages::stateOf);
    }

    /** Not to an amendment that is settled. */
    private boolean isAlternative(Amendment amendment) {
        return amendment.amends() == null || known(amendment.amends().number()).state() == AmendmentStatus.OPEN;
    }

    /** @param amendments open ones */
    TrackedText tracked(List<Amendment> amendments) {
        var states = new HashMap<BaseId, BaseState>();
        return chosen(amendments, states).text(states);
    }

    /** @param amendments open ones */
    TrackedSteps steps(List<Amendment> amendments) {
        var states = new HashMap<BaseId, BaseState>();
        return chosen(amendments, states).steps(states);
    }

    private TrackedDraft chosen(List<Amendment> amendments, Map<BaseId, BaseState> states) {
        var tracked = new TrackedDraft(draft);
        for (var amendment : amendments.stream()
                .filter(each -> each.amends() == null)
                .sorted(BY_NUMBER)
                .toList()) {
            var standing = of(amendment);
            if (standing.applicability() instanceof Applies) {
                int number = amendment.id().number();
                var others = standing.collidesWith().stream()
                        .filter(tracked::has)
                        .sorted()
                        .toList();
                if (others.isEmpty()) {
                    var changes = bases.changesOf(amendment);
                    states.computeIfAbsent(
                            amendment.baseText(), id -> new BaseState(bases.text(id), bases.accepted(id)));
                    tracked.choose(amendment.baseText(), number, changes);
                } else {
                    tracked.leaveOut(number, others);
                }
            }
        }
        return tracked;
    }

    private ChangedPassages passages(Standing standing) {
        var amendment = standing.amendment();
        var base = bases.of(amendment);
        var changes = bases.changesOf(amendment);
        return standing.applicability() instanceof Applies
                ? ChangedPassages.made(draft, base.draft().edits(amendment.id().number(), changes))
                : ChangedPassages.of(base.text(), changes);
    }

    ChangedPassages changedPassages(Amendment amendment) {
        return passages(of(amendment));
    }

    DeskEntry entry(Amendment amendment) {
        var standing = of(amendment);
        var passages = amendment.amends() instanceof Amends amends ? passages(amendment, amends) : passages(standing);
        return new DeskEntry(
                standing, passages.before().toRichText(), passages.after().toRichText(), passages.comparison());
    }

    /** What it makes of the text as the amendment that it amends would have it, if both were written on the same one. */
    private ChangedPassages passages(Amendment amendment, Amends amends) {
        var amended = known(amends.number()).textAt(amends.revision());
        if (!amended.baseText(amendment.round()).equals(amendment.baseText())) {
            return passages(of(amendment));
        }
        var text = bases.of(amendment).text();
        var before = with(text, amended.readChanges());
        return ChangedPassages.of(before, Difference.between(before, with(text, bases.changesOf(amendment))));
    }

    private static LeafSequence with(LeafSequence text, List<Change> changes) {
        return new Composition(text, new TreeMap<>(Map.of(1, changes))).text();
    }

    Applicability named(Applicability applicability) {
        return switch (applicability) {
            case CollidesWithAccepted(var others) -> new CollidesWithAccepted(named(others));
            case Falls(var adopted) -> new Falls(named(adopted));
            case Applies _, WordsChanged _, WordsGone _ -> applicability;
        };
    }

    private Set<Integer> named(Set<Integer> numbers) {
        return numbers.stream().filter(shown::contains).collect(Collectors.toSet());
    }
}
