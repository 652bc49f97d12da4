package org.communique.comment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Conversation.ConversationPage;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.OpenPointSource;
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
class ConversationLoader implements OpenPointSource {

    /**
     * The most letters to search for places: about a second. Threads beyond it are shown without a place; those of the newest versions
     * come first.
     */
    private static final long MOST_EFFORT = 100_000_000;

    /** Footnotes come last. */
    private static final Comparator<Comment> BY_ADDRESS = Comparator.<Comment, Boolean>comparing(
                    comment -> comment.quotation().address().startsWith("n"))
            .thenComparingInt(
                    comment -> Integer.parseInt(comment.quotation().address().substring(1)));

    private static final Optional<Place> NOT_FOUND = Optional.empty();

    private final Comments comments;
    private final Versions versions;
    private final Statements statements;
    private final Directory directory;

    ConversationLoader(Comments comments, Versions versions, Statements statements, Directory directory) {
        this.comments = comments;
        this.versions = versions;
        this.statements = statements;
        this.directory = directory;
    }

    /** @param held by the reader, on it or on older ones */
    Conversation about(VersionSummary shown, List<Comment> held) {
        return conversation(shown.id(), threads(shown, held));
    }

    ConversationPage page(VersionSummary shown, @Nullable CommentId after, int most) {
        return page(shown.id(), threads(shown, List.of()), after, most);
    }

    /** @param next the number that the draft will have as a version */
    Conversation aboutDraft(VersionId next, List<Comment> all, RichText draft) {
        return conversation(next, placed(next, all, draft));
    }

    Conversation unplaced(VersionId next, List<Comment> all) {
        var threads = all.stream()
                .sorted(BY_ADDRESS.thenComparing(Comment::at))
                .map(comment -> new PlacedComment(comment, null))
                .toList();
        return conversation(next, threads);
    }

    ConversationPage pageOfDraft(
            VersionId next, List<Comment> all, RichText draft, @Nullable CommentId after, int most) {
        return page(next, placed(next, all, draft), after, most);
    }

    private Conversation conversation(VersionId version, List<PlacedComment> threads) {
        return new Conversation(
                version.number(),
                threads,
                names(threads.stream().map(PlacedComment::comment).toList()),
                statements
                        .findById(version.statement())
                        .filter(statement -> statement.phase().isDrafted())
                        .isPresent());
    }

    /** Begins with the first if the comment that it should begin after no longer exists. */
    private ConversationPage page(VersionId version, List<PlacedComment> all, @Nullable CommentId after, int most) {
        var ids =
                all.stream().map(placedComment -> placedComment.comment().id()).toList();
        int from = ids.indexOf(after) + 1;
        int to = Math.min(all.size(), from + most);
        return new ConversationPage(conversation(version, List.copyOf(all.subList(from, to))), to == all.size());
    }

    private List<PlacedComment> threads(VersionSummary shown, List<Comment> held) {
        var all =
                Stream.concat(comments.upTo(shown.id()).stream(), held.stream()).toList();
        return all.isEmpty() ? List.of() : placed(shown.id(), all, text(shown.id()));
    }

    private List<PlacedComment> placed(VersionId shown, List<Comment> all, RichText text) {
        Map<String, Integer> order = new HashMap<>();
        Passages.of(text).all().forEach(passage -> order.put(passage.address(), order.size()));
        List<PlacedComment> threads = new ArrayList<>();
        var here = new QuoteSearch(text);
        long effort = 0;
        // One older text at a time, as they may be large.
        for (var sameVersion : newestFirst(all)) {
            int number = sameVersion.getFirst().version();
            long left = MOST_EFFORT - effort;
            var search = number == shown.number()
                    ? here.quotedFrom(() -> text)
                    : here.quotedFrom(() -> older(VersionId.of(shown.statement(), number), left));
            for (var comment : sameVersion) {
                var place = search.effort() < left ? search.nearest(comment.quotation()) : NOT_FOUND;
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

    /** Unresolved threads, also of earlier versions. */
    @Override
    public Optional<OpenPoint> open(Statement statement, RichText text) {
        var next = VersionId.of(statement.id(), statement.frozen().versions() + 1);
        var unresolved = comments.upTo(next).stream()
                .filter(comment -> !comment.isResolved()
                        && (comment.deletedAt() == null
                                || comment.replies().stream()
                                        .anyMatch(reply -> !reply.text().isEmpty())))
                .sorted(BY_ADDRESS.thenComparing(Comment::at))
                .toList();
        return unresolved.stream()
                .findFirst()
                .map(first -> new OpenPoint(
                        OpenPoint.Kind.THREADS,
                        unresolved.size(),
                        first.quotation().exact(),
                        first.id().value(),
                        "statements/" + statement.id().value() + "/draft#comment="
                                + first.id().value()));
    }

    private static Collection<List<Comment>> newestFirst(List<Comment> all) {
        return all.stream()
                .collect(groupingBy(Comment::version, () -> new TreeMap<>(Comparator.reverseOrder()), toList()))
                .values();
    }

    /** Nothing where it takes too long to compare it: words of it are then found only where they stand as they were. */
    private RichText older(VersionId version, long left) {
        return versions.findById(version)
                .filter(frozen -> (long) QuoteSearch.COMPARISON * frozen.text().length() < left)
                .map(frozen -> CanonicalText.read(frozen.text()))
                .orElse(RichText.EMPTY);
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
