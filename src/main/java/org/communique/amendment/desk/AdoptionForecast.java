package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.BaseId;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.change.Change;
import org.communique.statement.TextHash;
import org.communique.text.comparison.Comparison.Summary;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.LeafSequence;
import org.communique.text.markdown.CanonicalText;

/** What comes of amendments that are accepted one after the other. */
final class AdoptionForecast {

    private final AmendmentAnalysis analysis;
    private final AmendmentBases bases;
    private final Set<Integer> inDraft;
    private final Map<BaseId, SortedMap<Integer, List<Change>>> entered = new HashMap<>();
    private final Set<Integer> adopted;
    private LeafSequence text;

    private AdoptionForecast(AmendmentAnalysis analysis) {
        this.analysis = analysis;
        this.bases = analysis.bases();
        this.inDraft = analysis.inDraft();
        this.adopted = new HashSet<>(inDraft);
        this.text = analysis.draft();
    }

    static Adoption adoption(AmendmentAnalysis analysis, List<Amendment> amendments) {
        return new AdoptionForecast(analysis).adoption(amendments);
    }

    /** @param amendments open ones to the text, to be accepted in this order where they apply */
    static List<ForeseenOutcome> foreseen(AmendmentAnalysis analysis, List<Amendment> amendments) {
        return new AdoptionForecast(analysis).foreseen(amendments);
    }

    private Applicability enter(Amendment amendment) {
        int number = amendment.id().number();
        var accepted = entered.computeIfAbsent(amendment.baseText(), bases::accepted);
        var amended = new AmendedDraft(bases.of(amendment).text(), accepted, text);
        var applicability = analysis.applicability(amendment, amended, adopted);
        if (applicability instanceof Applies) {
            var changes = bases.changesOf(amendment);
            text = EditedLeaves.of(text, amended.edits(number, changes));
            accepted.put(number, changes);
            adopted.add(number);
        }
        return applicability;
    }

    private Adoption adoption(List<Amendment> amendments) {
        var words = new HashMap<Integer, Integer>();
        for (var amendment : amendments) {
            var applicability = enter(amendment);
            if (!(applicability instanceof Applies)) {
                return new Adoption.DoesNotApply(amendment.id().number(), analysis.named(applicability));
            }
            words.put(
                    amendment.id().number(),
                    wordsChanged(
                            analysis.changedPassages(amendment).comparison().summary()));
        }
        return new Adoption.Texts(hash(analysis.draft()), hash(text), words);
    }

    private List<ForeseenOutcome> foreseen(List<Amendment> amendments) {
        var foreseen = new ArrayList<ForeseenOutcome>();
        for (var amendment : amendments) {
            var applicability = enter(amendment);
            var takenFirst = numbersIn(applicability)
                    .filter(number -> !inDraft.contains(number))
                    .sorted()
                    .toList();
            foreseen.add(new ForeseenOutcome(
                    amendment,
                    applicability instanceof Applies
                            ? null
                            : new MergeOutcome.DoesNotApply(analysis.named(applicability)),
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
}
