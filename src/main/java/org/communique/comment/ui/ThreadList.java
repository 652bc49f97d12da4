package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import java.util.function.Consumer;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.statement.ui.DraftMargin;
import org.communique.text.comparison.Quotation;

/** The threads of a text next to their words, and apart from these those whose words are no longer in it. */
class ThreadList extends Section {

    /** The annotation that the form is aligned with. */
    static final String CHOSEN = "chosen";

    private final CommentTarget target;
    private final Runnable changed;
    private final ThreadArrangement arrangement;
    private final H2 heading = new H2();
    private final Paragraph none = new Paragraph();
    private final Paragraph missing = new Paragraph();
    private final Details orphans = new Details();
    private final Div form = new Div();

    /** @param changed called after the member did something, also after they closed the form */
    ThreadList(
            CommentTarget target,
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText) {
        this.target = target;
        this.changed = changed;
        arrangement = new ThreadArrangement(
                permissions.member(),
                () -> new ThreadCard(permissions, commentActions, changed, toText, target.isNumbered()),
                this::arranged);
        addClassNames("threads", "draft-threads");
        none.setText(getTranslation(permissions.comment() ? "comment.none.advice" : "comment.none"));
        missing.addClassName("card-line");
        missing.add(
                new Span(getTranslation("comment.not-loaded")),
                new Button(getTranslation("comment.load-again"), click -> changed.run()));
        missing.setVisible(false);
        orphans.add(arrangement.gone, arrangement.gone.more());
        DraftMargin.align(form, CHOSEN);
        // The chosen words lead to it, as those of threads to their cards.
        form.setId("comment-" + CHOSEN);
        var aligned = new Div(form, arrangement.here);
        aligned.addClassName("aligned");
        add(heading, none, missing);
        if (target.isNumbered() && permissions.comment()) {
            var begin = new Button(getTranslation("comment.on-paragraph"), click -> compose(new Quotation("", "")));
            begin.addThemeVariants(ButtonVariant.LUMO_SMALL);
            add(begin);
        }
        add(arrangement.resolved, arrangement.own, orphans, aligned, arrangement.here.more());
        arranged();
    }

    /** One form at a time; a member may be writing in it. */
    void compose(Quotation words) {
        var composed =
                form.getChildren().findFirst().map(CommentForm.class::cast).orElseGet(this::empty);
        arranged();
        composed.begin(words);
        if (target.isNumbered()) {
            composed.getElement().executeJs("requestAnimationFrame(() => this.scrollIntoView({block: 'nearest'}))");
        }
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

    /** @param conversation with a place for each thread whose words are in the text, in its order */
    void show(Conversation conversation) {
        show(conversation, Set.of());
    }

    /** @param held those that no one else sees yet */
    void show(Conversation conversation, Set<CommentId> held) {
        missing.setVisible(false);
        arrangement.show(conversation, held);
    }

    /** Says that the comments, or the newest ones, could not be loaded. */
    void showMissing() {
        missing.setVisible(true);
        none.setVisible(false);
    }

    private void arranged() {
        setVisible(target.isNumbered() || !arrangement.isEmpty() || isComposing());
        heading.setText(getTranslation("comment.heading", arrangement.open()));
        none.setVisible(target.isNumbered() && arrangement.isEmpty());
        int gone = arrangement.withoutWords();
        orphans.setSummaryText(getTranslation(target.isNumbered() ? "comment.orphans" : "comment.draft-orphans", gone));
        orphans.setVisible(gone > 0);
    }

    void goTo(CommentId id) {
        arrangement.goTo(id);
    }
}
