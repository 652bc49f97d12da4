package org.communique.comment.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.comment.Mentions;
import org.communique.comment.Mentions.Mentionable;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMargin.Annotation;
import org.communique.statement.ui.DraftMargin.ChosenWords;
import org.communique.statement.ui.DraftMargin.FoundAnnotations;
import org.communique.statement.ui.DraftMarginPart;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;

/** The threads about a draft's words, in its margin; the words and their thread lead to each other. */
class CommentedDraft implements DraftMarginPart, CommentTarget {

    private final StatementId statement;
    private final DraftMargin margin;
    private final CommentPermissions permissions;
    private final DraftCommentService draftComments;
    private final CommentActions commentActions;
    private final ThreadList threads;
    private @Nullable Conversation shown;
    private @Nullable ChosenWords chosen;
    /** The editor finds words also where they were changed since they were quoted. */
    private FoundAnnotations found = new FoundAnnotations(List.of(), List.of());

    CommentedDraft(
            StatementId statement,
            DraftMargin margin,
            CommentPermissions permissions,
            DraftCommentService draftComments,
            CommentActions commentActions) {
        this.statement = statement;
        this.margin = margin;
        this.permissions = permissions;
        this.draftComments = draftComments;
        this.commentActions = commentActions;
        threads = new ThreadList(this, permissions, commentActions, this::refresh, this::toText);
        margin.add(threads);
        margin.onWordsChosen(this::compose);
        margin.onAnnotationWanted(this::toThread);
        margin.onAnnotationsFound(this::arrange);
        margin.onHeldChanged(this::refresh);
    }

    @Override
    public void refresh(Statement now) {
        margin.offerComments(permissions.comment() && now.phase().isDrafted());
        refresh();
    }

    private void refresh() {
        var now = relevant(draftComments.unplaced(statement));
        if (!threads.isComposing()) {
            chosen = null;
        }
        if (!now.equals(shown)) {
            announce(now);
            shown = now;
            threads.show(placed(now));
        }
        margin.annotate(annotations(now));
    }

    /** What was resolved on a version is settled. */
    private Conversation relevant(Conversation all) {
        return new Conversation(
                all.version(),
                all.comments().stream()
                        .filter(each ->
                                !(each.comment().about() instanceof Comment.About about && margin.holds(about.id())))
                        .filter(each -> each.comment().version() == all.version()
                                || !each.comment().isResolved())
                        .toList(),
                all.names(),
                all.takesSuggestions());
    }

    private void announce(Conversation now) {
        if (shown instanceof Conversation before) {
            var known = ids(before);
            now.comments().stream()
                    .map(PlacedComment::comment)
                    .filter(comment -> !known.contains(comment.id())
                            && !permissions.member().equals(comment.by()))
                    .findFirst()
                    .ifPresent(comment -> margin.announce(margin.getTranslation(
                            "comment.new-thread",
                            now.name(comment.by()),
                            Mentions.named(comment.text(), now.names()))));
        }
    }

    private static Set<CommentId> ids(Conversation conversation) {
        return conversation.comments().stream().map(each -> each.comment().id()).collect(Collectors.toSet());
    }

    private Conversation placed(Conversation conversation) {
        Map<String, Integer> order = new HashMap<>();
        found.found().forEach(id -> order.put(id, order.size()));
        var missing = Set.copyOf(found.missing());
        var threads = conversation.comments().stream()
                .sorted(Comparator.comparingInt(each -> order.getOrDefault(idOf(each), Integer.MAX_VALUE)))
                .map(each -> new PlacedComment(each.comment(), missing.contains(idOf(each)) ? null : place(each)))
                .toList();
        return new Conversation(conversation.version(), threads, conversation.names(), conversation.takesSuggestions());
    }

    private static String idOf(PlacedComment each) {
        return each.comment().id().value();
    }

    /** The editor knows where: a card only needs to know that the words are there, and is drawn again only if that changes. */
    private static Place place(PlacedComment each) {
        return new Place(each.comment().quotation().address(), 0, 0);
    }

    private List<Annotation> annotations(Conversation conversation) {
        List<Annotation> annotations = new ArrayList<>();
        for (var placedComment : conversation.comments()) {
            var comment = placedComment.comment();
            annotations.add(new Annotation(
                    comment.id().value(),
                    comment.quotation(),
                    comment.anchor(),
                    CommentedVersion.state(comment),
                    margin.getTranslation("comment.mark", conversation.name(comment.by()))));
        }
        if (chosen instanceof ChosenWords words) {
            annotations.add(new Annotation(
                    ThreadList.CHOSEN,
                    words.words(),
                    words.anchor(),
                    ThreadList.CHOSEN,
                    margin.getTranslation("comment.new")));
        }
        return annotations;
    }

    private void arrange(FoundAnnotations now) {
        found = now;
        if (shown instanceof Conversation conversation) {
            threads.show(placed(conversation));
        }
    }

    private void compose(ChosenWords words) {
        if (permissions.comment()) {
            if (!words.words().exact().isEmpty()) {
                chosen = words;
            }
            threads.compose(words.words());
            margin.annotate(annotations(Objects.requireNonNull(shown)));
        }
    }

    @Override
    public boolean isNumbered() {
        return false;
    }

    @Override
    public boolean mayHold() {
        return false;
    }

    @Override
    public List<Mentionable> mentionable() {
        return commentActions.comments.mentionable(statement);
    }

    @Override
    public boolean write(Quotation words, String text, @Nullable String suggested, boolean held) {
        var anchor = chosen instanceof ChosenWords was && was.words().equals(words) ? was.anchor() : null;
        return CommentActions.showOutcome(
                draftComments.write(new WriteDraftComment(statement, words, anchor, text, suggested)));
    }

    private void toThread(String annotation) {
        if (shown instanceof Conversation conversation) {
            ids(conversation).stream()
                    .filter(id -> id.value().equals(annotation))
                    .findFirst()
                    .ifPresent(threads::goTo);
        }
    }

    private void toText(CommentId comment) {
        margin.showWords(comment.value());
    }
}
