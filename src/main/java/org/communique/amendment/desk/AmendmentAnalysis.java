package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.BaseId;
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
import org.communique.statement.TextHash;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.comparison.Comparison.Summary;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.LeafNumbers;
import org.communique.text.leaf.LeafSequence;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;

/** Where the amendments of one statement stand against its draft. */
final class AmendmentAnalysis {

    /** A text that amendments were written on, with those of them that are accepted and that are open. */
    private record Base(
            LeafSequence text,
            AmendedDraft draft,
            Map<BlockId, Integer> numbers,
            Map<Integer, List<Integer>> collisions) {}

    private static final Comparator<Amendment> BY_NUMBER =
            Comparator.comparingInt(amendment -> amendment.id().number());

    private final LeafSequence draft;
    private final List<Amendment> all;
    private final Set<Integer> shown;
    private final Function<BaseId, LeafSequence> texts;
    private final StatementPassages statementPassages;
    private final Map<AmendmentId, List<Integer>> fallConditions;
    private final Map<BaseId, Base> bases = new HashMap<>();
    private final Function<Amendment, AmendmentChanges> compared;
    private final Set<Integer> inDraft;
    private @Nullable Map<Integer, List<Integer>> acrossTexts;

    /**
     * @param state of the draft
     * @param names of its blocks
     * @param all   amendments of the statement
     * @param shown the numbers of those that may be named
     * @param fallConditions the numbers of those that each falls with
     */
    AmendmentAnalysis(
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
        this.all = all;
        this.shown = shown;
        this.texts = texts;
        this.compared = compared;
        this.statementPassages = statementPassages;
        this.fallConditions = fallConditions;
        this.inDraft = all.stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.ACCEPTED)
                .map(amendment -> amendment.id().number())
                .collect(Collectors.toSet());
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
                    amended);
        }
        var base = base(amendment);
        int number = amendment.id().number();
        return new Standing(
                amendment,
                named(applicability(amendment, base.draft(), inDraft)),
                Stream.concat(
                                base.collisions().getOrDefault(number, List.of()).stream(),
                                acrossTexts().getOrDefault(number, List.of()).stream())
                        .filter(shown::contains)
                        .sorted()
                        .toList(),
                settledPassages(amendment),
                fallsWith(amendment),
                passageNumbers(amendment),
                amended);
    }

    /** @param accepted the numbers of those that are in the draft */
    private Applicability applicability(Amendment amendment, AmendedDraft draft, Set<Integer> accepted) {
        var adopted = new TreeSet<>(fallConditions.getOrDefault(amendment.id(), List.of()));
        adopted.retainAll(accepted);
        return adopted.isEmpty() ? draft.applicability(compared.apply(amendment)) : new Falls(adopted);
    }

    private List<Integer> fallsWith(Amendment amendment) {
        return fallConditions.getOrDefault(amendment.id(), List.of()).stream()
                .filter(shown::contains)
                .toList();
    }

    private Set<Integer> passageNumbers(Amendment amendment) {
        var text = base(amendment);
        var numbers = new TreeSet<Integer>();
        numbers.add(amendment.passage());
        compared.apply(amendment).touched().forEach(leaf -> {
            if (text.numbers().get(leaf) instanceof Integer number) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    private List<PassageStateChange> settledPassages(Amendment amendment) {
        return statementPassages.settled(amendment.round(), () -> changesOf(amendment));
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
                    var changes = changesOf(amendment);
                    states.computeIfAbsent(amendment.baseText(), id -> new BaseState(texts.apply(id), accepted(id)));
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
        var base = base(amendment);
        var changes = changesOf(amendment);
        return standing.applicability() instanceof Applies
                ? ChangedPassages.made(draft, base.draft().edits(amendment.id().number(), changes))
                : ChangedPassages.of(base.text(), changes);
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
        var text = base(amendment).text();
        var before = with(text, amended.readChanges());
        return ChangedPassages.of(before, Difference.between(before, with(text, changesOf(amendment))));
    }

    private static LeafSequence with(LeafSequence text, List<Change> changes) {
        return new Composition(text, new TreeMap<>(Map.of(1, changes))).text();
    }

    /** The draft with amendments that are entered into it one after the other, as far as they apply. */
    private final class Entering {

        private final Map<BaseId, SortedMap<Integer, List<Change>>> entered = new HashMap<>();
        private final Set<Integer> adopted = new HashSet<>(inDraft);
        private LeafSequence text = draft;

        Applicability enter(Amendment amendment) {
            int number = amendment.id().number();
            var accepted = entered.computeIfAbsent(amendment.baseText(), AmendmentAnalysis.this::accepted);
            var amended = new AmendedDraft(base(amendment).text(), accepted, text);
            var applicability = applicability(amendment, amended, adopted);
            if (applicability instanceof Applies) {
                var changes = changesOf(amendment);
                text = EditedLeaves.of(text, amended.edits(number, changes));
                accepted.put(number, changes);
                adopted.add(number);
            }
            return applicability;
        }
    }

    Adoption adoption(List<Amendment> amendments) {
        var entering = new Entering();
        var words = new HashMap<Integer, Integer>();
        for (var amendment : amendments) {
            var applicability = entering.enter(amendment);
            if (!(applicability instanceof Applies)) {
                return new Adoption.DoesNotApply(amendment.id().number(), named(applicability));
            }
            words.put(
                    amendment.id().number(),
                    wordsChanged(passages(of(amendment)).comparison().summary()));
        }
        return new Adoption.Texts(hash(draft), hash(entering.text), words);
    }

    /** @param amendments open ones to the text, to be accepted in this order where they apply */
    List<ForeseenOutcome> foreseen(List<Amendment> amendments) {
        var entering = new Entering();
        var foreseen = new ArrayList<ForeseenOutcome>();
        for (var amendment : amendments) {
            var applicability = entering.enter(amendment);
            var takenFirst = numbersIn(applicability)
                    .filter(number -> !inDraft.contains(number))
                    .sorted()
                    .toList();
            foreseen.add(new ForeseenOutcome(
                    amendment,
                    applicability instanceof Applies ? null : new MergeOutcome.DoesNotApply(named(applicability)),
                    takenFirst));
        }
        return foreseen;
    }

    private static Stream<Integer> numbersIn(Applicability applicability) {
        return switch (applicability) {
            case CollidesWithAccepted(var others) -> others.stream();
            case Falls(var adopted) -> adopted.stream();
            case Applies _, WordsChanged _, WordsGone _ -> Stream.empty();
        };
    }

    private static int wordsChanged(Summary summary) {
        return summary.wordsAdded() + summary.wordsRemoved() + summary.wordsRestyled();
    }

    private static TextHash hash(LeafSequence text) {
        return TextHash.of(CanonicalText.of(text.toRichText()));
    }

    private SortedMap<Integer, List<Change>> accepted(BaseId base) {
        var accepted = new TreeMap<Integer, List<Change>>();
        all.stream()
                .filter(amendment -> amendment.baseText().equals(base) && amendment.state() == AmendmentStatus.ACCEPTED)
                .forEach(amendment -> accepted.put(amendment.id().number(), changesOf(amendment)));
        return accepted;
    }

    private List<Change> changesOf(Amendment amendment) {
        return compared.apply(amendment).changes();
    }

    private Base base(Amendment amendment) {
        return bases.computeIfAbsent(amendment.baseText(), this::base);
    }

    private Applicability named(Applicability applicability) {
        return switch (applicability) {
            case CollidesWithAccepted(var others) -> new CollidesWithAccepted(named(others));
            case Falls(var adopted) -> new Falls(named(adopted));
            case Applies _, WordsChanged _, WordsGone _ -> applicability;
        };
    }

    private Set<Integer> named(Set<Integer> numbers) {
        return numbers.stream().filter(shown::contains).collect(Collectors.toSet());
    }

    private Base base(BaseId id) {
        var text = texts.apply(id);
        var accepted = new ArrayList<AmendmentChanges>();
        var open = new ArrayList<AmendmentChanges>();
        all.stream().filter(amendment -> amendment.baseText().equals(id)).forEach(amendment -> {
            switch (amendment.state()) {
                case ACCEPTED -> accepted.add(compared.apply(amendment));
                case OPEN -> {
                    // One that amends another is an alternative to it, and no more in the draft's way than that one.
                    if (amendment.amends() == null) {
                        open.add(compared.apply(amendment));
                    }
                }
                case REJECTED, WITHDRAWN, TAKEN_OVER -> {}
            }
        });
        var collisions = new HashMap<Integer, List<Integer>>();
        new Composition(text, open).collisions().forEach(collision -> {
            add(collisions, collision.first(), collision.second());
            add(collisions, collision.second(), collision.first());
        });
        return new Base(text, new AmendedDraft(text, accepted, draft), LeafNumbers.byLeaf(text), collisions);
    }

    /** Which open ones collide that were written on different texts. What each makes of the draft is compared. */
    private Map<Integer, List<Integer>> acrossTexts() {
        if (acrossTexts == null) {
            acrossTexts = findAcrossTexts();
        }
        return acrossTexts;
    }

    private Map<Integer, List<Integer>> findAcrossTexts() {
        var collisions = new HashMap<Integer, List<Integer>>();
        var open = all.stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.OPEN && amendment.amends() == null)
                .toList();
        var touching = new HashMap<BlockId, Set<BaseId>>();
        open.forEach(amendment -> compared.apply(amendment)
                .touched()
                .forEach(leaf ->
                        touching.computeIfAbsent(leaf, _ -> new HashSet<>()).add(amendment.baseText())));
        if (touching.values().stream().noneMatch(bases -> bases.size() > 1)) {
            return collisions;
        }
        var leaves = draft.byId();
        var bases = new HashMap<Integer, BaseId>();
        var made = new ArrayList<AmendmentChanges>();
        for (var amendment : open) {
            var changes = compared.apply(amendment);
            int number = amendment.id().number();
            if (changes.touched().stream()
                    .anyMatch(leaf -> touching.getOrDefault(leaf, Set.of()).size() > 1)) {
                base(amendment).draft().madeOfDraft(changes).ifPresent(inDraft -> {
                    bases.put(number, amendment.baseText());
                    made.add(new AmendmentChanges(leaves, number, inDraft));
                });
            }
        }
        new Composition(draft, made)
                .collisions().stream()
                        .filter(collision ->
                                !Objects.equals(bases.get(collision.first()), bases.get(collision.second())))
                        .forEach(collision -> {
                            add(collisions, collision.first(), collision.second());
                            add(collisions, collision.second(), collision.first());
                        });
        return collisions;
    }

    private static void add(Map<Integer, List<Integer>> collisions, int number, int other) {
        collisions.computeIfAbsent(number, _ -> new ArrayList<>()).add(other);
    }
}
