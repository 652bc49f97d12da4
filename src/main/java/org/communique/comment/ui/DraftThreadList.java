package org.communique.comment.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.function.Consumer;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.statement.ui.DraftMargin;
import org.communique.text.comparison.Quotation;

/** The threads of a draft next to their words, and apart from these those whose words are no longer in it. */
class DraftThreadList extends Section {

    /** The annotation that the form is aligned with. */
    static final String CHOSEN = "chosen";

    private final CommentTarget target;
    private final Runnable changed;
    private final ThreadArrangement arrangement;
    private final H2 heading = new H2();
    private final Details orphans = new Details();
    private final Div form = new Div();

    /** @param changed called after the member did something, also after they closed the form */
    DraftThreadList(
            CommentTarget target,
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText) {
        this.target = target;
        this.changed = changed;
        arrangement = new ThreadArrangement(
                permissions.member(),
                () -> new DraftThreadCard(permissions, commentActions, changed, toText),
                this::arranged);
        addClassNames("threads", "draft-threads");
        orphans.add(arrangement.gone, arrangement.gone.more());
        DraftMargin.align(form, CHOSEN);
        // The chosen words lead to it, as those of threads to their cards.
        form.setId("comment-" + CHOSEN);
        var aligned = new Div(form, arrangement.here);
        aligned.addClassName("aligned");
        add(heading, arrangement.resolved, arrangement.own, orphans, aligned, arrangement.here.more());
        arranged();
    }

    /** One form at a time; a member may be writing in it. */
    void compose(Quotation words) {
        var composed =
                form.getChildren().findFirst().map(CommentForm.class::cast).orElseGet(this::empty);
        arranged();
        composed.begin(words);
    }

    private CommentForm empty() {
        var empty = new CommentForm(target, () -> {
            form.removeAll();
            arranged();
            arrangement.goToNew(changed);
        });
        form.add(empty);
        return empty;
    }

    boolean isComposing() {
        return form.getComponentCount() > 0;
    }

    /** @param conversation with a place for each thread whose words are in the draft, in the order of the text */
    void show(Conversation conversation) {
        arrangement.show(conversation);
    }

    private void arranged() {
        setVisible(!arrangement.isEmpty() || isComposing());
        heading.setText(getTranslation("comment.heading", arrangement.open()));
        int gone = arrangement.withoutWords();
        orphans.setSummaryText(getTranslation("comment.draft-orphans", gone));
        orphans.setVisible(gone > 0);
    }

    void goTo(CommentId id) {
        arrangement.goTo(id);
    }

    /** A thread next to its words in the draft, whose passages have no numbers. */
    private static final class DraftThreadCard extends ThreadCard {

        DraftThreadCard(
                CommentPermissions permissions,
                CommentActions commentActions,
                Runnable changed,
                Consumer<CommentId> toText) {
            super(permissions, commentActions, changed, toText);
        }

        @Override
        void show(PlacedComment placedComment, Conversation conversation) {
            super.show(placedComment, conversation);
            DraftMargin.align(this, placedComment.comment().id().value());
        }

        @Override
        String where(PlacedComment placedComment, int version) {
            return getTranslation(placedComment.place() == null ? "comment.not-in-draft" : "comment.in-draft");
        }
    }
}
