package org.communique.comment;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation.Place;
import org.communique.text.comparison.QuoteSearch;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries comments to the version that a member reads, or to the draft. */
@Component
class ConversationLoader {

    /** The most letters to search for places; comments beyond it are shown without a place. */
    private static final long MOST_EFFORT = 1_000_000_000;

    private static final Optional<Place> NOT_FOUND = Optional.empty();

    private final Comments comments;
    private final Versions versions;
    private final Directory directory;

    ConversationLoader(Comments comments, Versions versions, Directory directory) {
        this.comments = comments;
        this.versions = versions;
        this.directory = directory;
    }

    Conversation about(VersionSummary shown) {
        return conversation(shown.number(), threads(shown));
    }

    ConversationPage page(VersionSummary shown, @Nullable CommentId after, int most) {
        return page(shown.number(), threads(shown), after, most);
    }

    /** @param next the number that the draft will have as a version */
    Conversation aboutDraft(VersionId next, List<Comment> all, RichText draft) {
        return conversation(next.number(), placed(next, all, draft));
    }

    ConversationPage pageOfDraft(
            VersionId next, List<Comment> all, RichText draft, @Nullable CommentId after, int most) {
        return page(next.number(), placed(next, all, draft), after, most);
    }

    private Conversation conversation(int version, List<PlacedComment> threads) {
        return new Conversation(
                version,
                threads,
                names(threads.stream().map(PlacedComment::comment).toList()));
    }

    /** Begins with the first if the comment that it should begin after no longer exists. */
    private ConversationPage page(int version, List<PlacedComment> all, @Nullable CommentId after, int most) {
        var ids =
                all.stream().map(placedComment -> placedComment.comment().id()).toList();
        int from = ids.indexOf(after) + 1;
        int to = Math.min(all.size(), from + most);
        return new ConversationPage(conversation(version, List.copyOf(all.subList(from, to))), to == all.size());
    }

    private List<PlacedComment> threads(VersionSummary shown) {
        var all = comments.upTo(shown.id());
        return all.isEmpty() ? List.of() : placed(shown.id(), all, text(shown.id()));
    }

    private List<PlacedComment> placed(VersionId shown, List<Comment> all, RichText text) {
        Map<String, Integer> order = new HashMap<>();
        Passages.of(text).all().forEach(passage -> order.put(passage.address(), order.size()));
        List<PlacedComment> threads = new ArrayList<>();
        long effort = 0;
        // One older text at a time, as they may be large.
        for (var sameVersion :
                all.stream().collect(groupingBy(Comment::version)).entrySet()) {
            int number = sameVersion.getKey();
            var older = number == shown.number() ? text : text(VersionId.of(shown.statement(), number));
            var search = new QuoteSearch(older, text);
            for (var comment : sameVersion.getValue()) {
                var place = effort + search.effort() < MOST_EFFORT ? search.nearest(comment.quotation()) : NOT_FOUND;
                threads.add(new PlacedComment(comment, place.orElse(null)));
            }
            effort += search.effort();
        }
        threads.sort(Comparator.comparing(
                        PlacedComment::place,
                        Comparator.nullsLast(Comparator.<Place>comparingInt(
                                        place -> order.getOrDefault(place.address(), Integer.MAX_VALUE))
                                .thenComparingInt(Place::from)))
                .thenComparing(placedComment -> placedComment.comment().at()));
        return List.copyOf(threads);
    }

    private RichText text(VersionId version) {
        return versions.findById(version)
                .map(frozen -> CanonicalText.read(frozen.text()))
                .orElse(RichText.EMPTY);
    }

    private Map<MemberId, String> names(List<Comment> all) {
        var members = all.stream().flatMap(comment -> comment.people().stream()).collect(Collectors.toSet());
        return directory.members(members).values().stream().collect(Collectors.toMap(Member::id, Member::name));
    }
}
