package org.communique.amendment.suggestion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.communique.amendment.suggestion.DraftSuggestion.SuggestionKind;
import org.communique.amendment.suggestion.SuggestionCopy.Element;
import org.communique.amendment.suggestion.SuggestionCopy.Seen;
import org.communique.amendment.suggestion.SuggestionReader.Compared;
import org.communique.crdt.ElementId;
import org.communique.crdt.YDoc;
import org.springframework.stereotype.Component;

/** What was suggested in passages that others deleted since. */
@Component
class GoneSuggestions {

    /** Of the words of each. */
    private static final int KEPT = 1_000;

    private final SuggestionCopies copies;

    GoneSuggestions(SuggestionCopies copies) {
        this.copies = copies;
    }

    /** Also keeps the words of the changes that there are, for the day when they are gone. */
    List<DraftSuggestion> of(SuggestionCopy copy, Compared compared, List<ForkChange> changes) {
        var seen = seen(copy, compared, changes);
        if (!seen.equals(copy.seen())) {
            copies.see(copy, seen);
        }
        return seen.stream().filter(Seen::gone).map(each -> gone(copy, each)).toList();
    }

    private static DraftSuggestion gone(SuggestionCopy copy, Seen seen) {
        return new DraftSuggestion(
                new SuggestionId(seen.id()),
                copy.statement(),
                SuggestionKind.GONE,
                Integer.MAX_VALUE,
                seen.before(),
                seen.after(),
                List.of(),
                "");
    }

    /** Those that add words, and those that did and are gone with their passage. */
    private static List<Seen> seen(SuggestionCopy copy, Compared compared, List<ForkChange> changes) {
        var seen = new ArrayList<Seen>();
        var known = new HashSet<String>();
        for (var change : changes) {
            var id = compared.id(copy, change).value();
            known.add(id);
            if (change.in() instanceof ElementId in) {
                var own = change.own().getFirst();
                seen.add(new Seen(
                        id,
                        new Element(own.client(), own.clock()),
                        Element.of(in),
                        kept(change.before()),
                        kept(change.after()),
                        false));
            }
        }
        copy.seen().stream()
                .filter(each -> !known.contains(each.id())
                        && (each.gone()
                                || isDeleted(compared.fork(), each.own()) && isDeleted(compared.draft(), each.in())))
                .limit(SuggestionReader.MOST)
                .forEach(each -> seen.add(each.lost()));
        return seen;
    }

    private static boolean isDeleted(YDoc document, Element element) {
        return document.store.state(element.client()) > element.clock()
                && document.store.find(element.id()).isDeleted();
    }

    private static String kept(String words) {
        return words.length() <= KEPT ? words : words.substring(0, KEPT);
    }

    /** Their words are kept no longer. Returns how many there were of these. */
    int forget(String id, Predicate<Seen> which) {
        var copy = copies.find(id).orElseThrow();
        var left = copy.seen().stream().filter(Predicate.not(which)).toList();
        int forgotten = copy.seen().size() - left.size();
        if (forgotten > 0) {
            copies.see(copy, left);
        }
        return forgotten;
    }
}
