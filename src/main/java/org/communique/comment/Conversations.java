package org.communique.comment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.comment.Conversation.Placed;
import org.communique.statement.Version;
import org.communique.text.CanonicalText;
import org.communique.text.Passages;
import org.communique.text.Quotation.Place;
import org.communique.text.QuoteSearch;
import org.communique.text.RichText;
import org.springframework.stereotype.Component;

/** Carries comments to the version that somebody reads. */
@Component
class Conversations {

    private final Comments comments;
    private final Directory directory;

    Conversations(Comments comments, Directory directory) {
        this.comments = comments;
        this.directory = directory;
    }

    /** @param versions all of the statement's */
    Conversation about(Version shown, List<Version> versions) {
        var said = comments.of(shown.statement()).stream()
                .filter(comment -> comment.version() <= shown.number())
                .toList();
        var threads = said.isEmpty() ? List.<Placed>of() : threads(said, shown, versions);
        return new Conversation(shown.number(), threads, names(said));
    }

    private static List<Placed> threads(List<Comment> said, Version shown, List<Version> versions) {
        var text = CanonicalText.read(shown.text());
        Map<String, Integer> order = new HashMap<>();
        Passages.of(text).all().forEach(passage -> order.put(passage.address(), order.size()));
        Map<Integer, QuoteSearch> searches = new HashMap<>();
        List<Placed> threads = new ArrayList<>();
        for (var comment : said) {
            var search = searches.computeIfAbsent(
                    comment.version(), number -> new QuoteSearch(text(number, versions), text));
            var places = search.find(comment.quotation());
            threads.add(new Placed(comment, places.isEmpty() ? null : places.getFirst()));
        }
        threads.sort(Comparator.comparing(
                Placed::place,
                Comparator.nullsLast(
                        Comparator.<Place>comparingInt(place -> order.getOrDefault(place.address(), Integer.MAX_VALUE))
                                .thenComparingInt(Place::from))));
        return List.copyOf(threads);
    }

    private static RichText text(int number, List<Version> versions) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> CanonicalText.read(version.text()))
                .orElse(RichText.EMPTY);
    }

    private Map<MemberId, String> names(List<Comment> said) {
        Set<MemberId> members = new HashSet<>();
        for (var comment : said) {
            members.addAll(comment.participants());
            if (comment.settledBy() instanceof MemberId settler) {
                members.add(settler);
            }
            if (comment.suggestion() instanceof Suggestion suggestion && suggestion.by() instanceof MemberId judge) {
                members.add(judge);
            }
        }
        return directory.members(members).values().stream().collect(Collectors.toMap(Member::id, Member::name));
    }
}
