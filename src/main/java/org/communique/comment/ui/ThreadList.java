package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.ui.SelectableText.TextSelection;

/** The threads on a version in the order of its text; those whose words no longer exist come last. */
class ThreadList extends Section {

    private final CommentTarget target;
    private final CommentPermissions permissions;
    private final CommentActions commentActions;
    private final Runnable changed;
    private final Consumer<CommentId> toText;
    private final H2 heading = new H2();
    private final Paragraph none = new Paragraph();
    private final Checkbox resolved = new Checkbox();
    private final Div form = new Div();
    private final ThreadCards here = new ThreadCards();
    private final H3 orphans = new H3();
    private final ThreadCards gone = new ThreadCards();
    private final Map<CommentId, ThreadCard> cards = new HashMap<>();
    private Conversation shown = new Conversation(0, List.of(), Map.of());

    ThreadList(
            CommentTarget target,
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText) {
        this.target = target;
        this.permissions = permissions;
        this.commentActions = commentActions;
        this.changed = changed;
        this.toText = toText;
        addClassNames("panel", "threads");
        resolved.setLabel(getTranslation("comment.show-resolved"));
        resolved.addValueChangeListener(change -> arrange());
        none.setText(getTranslation(permissions.comment() ? "comment.none.advice" : "comment.none"));
        orphans.setText(getTranslation("comment.orphans"));
        add(heading, none);
        if (permissions.comment()) {
            var begin = new Button(
                    getTranslation("comment.on-paragraph"), click -> compose(new TextSelection("", "", "", "")));
            begin.addThemeVariants(ButtonVariant.LUMO_SMALL);
            add(begin);
        }
        add(form, resolved, here, orphans, gone);
    }

    /** One form at a time; a member may be writing in it. */
    void compose(TextSelection selection) {
        var composed =
                form.getChildren().findFirst().map(CommentForm.class::cast).orElseGet(this::empty);
        composed.begin(selection);
        composed.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    private CommentForm empty() {
        var empty = new CommentForm(target, () -> {
            form.removeAll();
            changed.run();
        });
        form.add(empty);
        return empty;
    }

    void show(Conversation conversation) {
        shown = conversation;
        var present = new HashSet<CommentId>();
        for (var placedComment : conversation.comments()) {
            var id = placedComment.comment().id();
            present.add(id);
            cards.computeIfAbsent(id, _ -> new ThreadCard(permissions, commentActions, changed, toText))
                    .show(placedComment, conversation);
        }
        cards.keySet().retainAll(present);
        arrange();
    }

    private void arrange() {
        var all = shown.comments();
        int open =
                (int) all.stream().filter(each -> !each.comment().isResolved()).count();
        heading.setText(getTranslation("comment.heading", open));
        none.setVisible(all.isEmpty());
        resolved.setVisible(open < all.size());
        here.show(shown(all.stream().filter(each -> each.place() != null)));
        var unplaced = shown(all.stream().filter(each -> each.place() == null));
        orphans.setVisible(!unplaced.isEmpty());
        gone.show(unplaced);
    }

    private List<ThreadCard> shown(Stream<PlacedComment> threads) {
        return threads.filter(this::isShown)
                .map(each -> Objects.requireNonNull(cards.get(each.comment().id())))
                .toList();
    }

    private boolean isShown(PlacedComment placedComment) {
        return resolved.getValue() || !placedComment.comment().isResolved();
    }

    void goTo(CommentId id) {
        var card = cards.get(id);
        if (card == null) {
            return;
        }
        shown.comments().stream()
                .map(PlacedComment::comment)
                .filter(comment -> comment.id().equals(id))
                .filter(Comment::isResolved)
                .findFirst()
                .ifPresent(_ -> resolved.setValue(true));
        card.begin();
    }
}
