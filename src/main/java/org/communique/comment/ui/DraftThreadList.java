package org.communique.comment.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.ui.SelectableText.TextSelection;
import org.communique.statement.ui.DraftMargin;

/** The threads of a draft beside their words, and apart from these those whose words are no longer in it. */
class DraftThreadList extends Section {

    /** The annotation that the form is aligned with. */
    static final String CHOSEN = "chosen";

    private final CommentPermissions permissions;
    private final CommentActions commentActions;
    private final CommentTarget target;
    private final Runnable changed;
    private final Consumer<CommentId> toText;
    private final H2 heading = new H2();
    private final ThreadCards gone = new ThreadCards();
    private final Details orphans = new Details("", gone);
    private final Checkbox resolved = new Checkbox();
    private final Div form = new Div();
    private final ThreadCards here = new ThreadCards();
    private final Map<CommentId, ThreadCard> cards = new HashMap<>();
    private Conversation shown = new Conversation(0, List.of(), Map.of());

    /** @param changed called after the member did something, also after they closed the form */
    DraftThreadList(
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
        addClassNames("threads", "draft-threads");
        resolved.setLabel(getTranslation("comment.show-resolved"));
        resolved.addValueChangeListener(change -> arrange());
        DraftMargin.align(form, CHOSEN);
        var aligned = new Div(form, here);
        aligned.addClassName("aligned");
        add(heading, resolved, orphans, aligned);
        arrange();
    }

    /** One form at a time; a member may be writing in it. */
    void compose(TextSelection selection) {
        var composed =
                form.getChildren().findFirst().map(CommentForm.class::cast).orElseGet(this::empty);
        arrange();
        composed.begin(selection);
    }

    private CommentForm empty() {
        var empty = new CommentForm(target, () -> {
            form.removeAll();
            arrange();
            changed.run();
        });
        form.add(empty);
        return empty;
    }

    boolean isComposing() {
        return form.getComponentCount() > 0;
    }

    /** @param conversation with a place for each thread whose words are in the draft, in the order of the text */
    void show(Conversation conversation) {
        shown = conversation;
        var present = new HashSet<CommentId>();
        for (var placedComment : conversation.comments()) {
            var id = placedComment.comment().id();
            present.add(id);
            cards.computeIfAbsent(id, _ -> new DraftThreadCard(permissions, commentActions, changed, toText))
                    .show(placedComment, conversation);
        }
        cards.keySet().retainAll(present);
        arrange();
    }

    private void arrange() {
        var all = shown.comments();
        int open =
                (int) all.stream().filter(each -> !each.comment().isResolved()).count();
        setVisible(!all.isEmpty() || isComposing());
        heading.setText(getTranslation("comment.heading", open));
        resolved.setVisible(open < all.size());
        here.show(shown(all.stream().filter(each -> each.place() != null)));
        var unplaced = shown(all.stream().filter(each -> each.place() == null));
        orphans.setSummaryText(getTranslation("comment.draft-orphans", unplaced.size()));
        orphans.setVisible(!unplaced.isEmpty());
        gone.show(unplaced);
    }

    private List<ThreadCard> shown(Stream<PlacedComment> threads) {
        return threads.filter(each -> resolved.getValue() || !each.comment().isResolved())
                .map(each -> Objects.requireNonNull(cards.get(each.comment().id())))
                .toList();
    }

    void goTo(CommentId id) {
        if (cards.get(id) instanceof ThreadCard card) {
            if (isResolved(id)) {
                resolved.setValue(true);
            }
            card.begin();
        }
    }

    private boolean isResolved(CommentId id) {
        return shown.comments().stream()
                .map(PlacedComment::comment)
                .anyMatch(comment -> comment.id().equals(id) && comment.isResolved());
    }
}
