package org.communique.amendment.discussion;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendments;
import org.communique.coalition.directory.MemberId;
import org.communique.search.SearchEntry;
import org.communique.search.SearchEntry.Place;
import org.communique.search.SearchEntry.Secret;
import org.communique.search.SearchKind;
import org.communique.search.SearchSource;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** What was said about amendments, for those who see these. */
@Component
class DiscussionWords implements SearchSource {

    private final Amendments amendments;
    private final AmendmentComments comments;

    DiscussionWords(Amendments amendments, AmendmentComments comments) {
        this.amendments = amendments;
        this.comments = comments;
    }

    @Override
    public String name() {
        return "discussion";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.COMMENT;
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        var about = amendments.of(new StatementId(subject)).stream().collect(toMap(Amendment::id, Function.identity()));
        return about.isEmpty()
                ? List.of()
                : comments.onAnyOf(about.keySet()).stream()
                        .flatMap(comment -> entries(comment, Objects.requireNonNull(about.get(comment.amendment()))))
                        .toList();
    }

    private static Stream<SearchEntry> entries(AmendmentComment comment, Amendment about) {
        return Stream.concat(
                entries(comment.text(), comment.by(), about),
                comment.replies().stream().flatMap(reply -> entries(reply.text(), reply.by(), about)));
    }

    private static Stream<SearchEntry> entries(String words, MemberId by, Amendment about) {
        var number = Integer.toString(about.id().number());
        var route = "statements/" + about.statement().value() + "/amendments/" + number;
        var place = new Place("search.place.comment.amendment", List.of(number), by, null);
        var secret = new Secret(about.round().value(), about.organisation());
        return SearchEntry.parts(words).stream().map(part -> new SearchEntry("", part, route, place, secret));
    }
}
