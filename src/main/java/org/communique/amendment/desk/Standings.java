package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.State;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundText;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.ChangedPassages;
import org.communique.amendment.change.Composition;
import org.communique.crdt.YDoc;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** Where the amendments of one statement stand against its draft. */
final class Standings {

    /** The text of one round, with those of its amendments that are accepted and that are open. */
    private record Round(LeafSequence text, AmendedDraft draft, Map<Integer, List<Integer>> collisions) {}

    private final LeafSequence draft;
    private final List<Amendment> all;
    private final Set<Integer> shown;
    private final Function<RoundId, RoundText> texts;
    private final Map<RoundId, Round> rounds = new HashMap<>();

    /**
     * @param state of the draft
     * @param names of its blocks
     * @param all   amendments of the statement
     * @param shown the numbers of those that may be named
     */
    Standings(
            byte[] state,
            Map<BlockId, BlockId> names,
            List<Amendment> all,
            Set<Integer> shown,
            Function<RoundId, RoundText> texts) {
        var document = new YDoc();
        document.applyUpdate(state);
        this.draft = DraftLeaves.of(document).renamed(names);
        this.all = all;
        this.shown = shown;
        this.texts = texts;
    }

    DeskEntry of(Amendment amendment) {
        var round = rounds.computeIfAbsent(amendment.round(), this::round);
        var changes = amendment.readChanges();
        if (amendment.state() != State.OPEN) {
            return entry(amendment, null, List.of(), asProposed(round, changes));
        }
        int number = amendment.id().number();
        var applicability = round.draft().applicability(number, changes);
        return entry(
                amendment,
                named(applicability),
                round.collisions().getOrDefault(number, List.of()).stream()
                        .filter(shown::contains)
                        .toList(),
                applicability instanceof Applies
                        ? ChangedPassages.made(draft, round.draft().edits(number, changes))
                        : asProposed(round, changes));
    }

    private static DeskEntry entry(
            Amendment amendment,
            @Nullable Applicability applicability,
            List<Integer> collidesWith,
            ChangedPassages passages) {
        return new DeskEntry(
                amendment,
                applicability,
                collidesWith,
                passages.before().toRichText(),
                passages.after().toRichText(),
                passages.comparison());
    }

    private Applicability named(Applicability applicability) {
        return applicability instanceof CollidesWithAccepted(var others)
                ? new CollidesWithAccepted(
                        others.stream().filter(shown::contains).collect(Collectors.toSet()))
                : applicability;
    }

    private static ChangedPassages asProposed(Round round, List<Change> changes) {
        return ChangedPassages.of(round.text(), changes);
    }

    private Round round(RoundId id) {
        var text = texts.apply(id).leaves();
        var accepted = new TreeMap<Integer, List<Change>>();
        var open = new TreeMap<Integer, List<Change>>();
        all.stream().filter(amendment -> amendment.round().equals(id)).forEach(amendment -> {
            switch (amendment.state()) {
                case ACCEPTED -> accepted.put(amendment.id().number(), amendment.readChanges());
                case OPEN -> open.put(amendment.id().number(), amendment.readChanges());
                case REJECTED, WITHDRAWN -> {}
            }
        });
        var collisions = new HashMap<Integer, List<Integer>>();
        new Composition(text, open).collisions().forEach(collision -> {
            add(collisions, collision.first(), collision.second());
            add(collisions, collision.second(), collision.first());
        });
        return new Round(text, new AmendedDraft(text, accepted, draft), collisions);
    }

    /** Two that collide on several passages are named once. */
    private static void add(Map<Integer, List<Integer>> collisions, int number, int other) {
        var others = collisions.computeIfAbsent(number, _ -> new ArrayList<>());
        if (!others.contains(other)) {
            others.add(other);
        }
    }
}
