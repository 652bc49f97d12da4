package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.text.comparison.Quotation;

/** The threads on a version in the order of its text; those whose words no longer exist come last. */
class ThreadList extends Section {

    private final CommentTarget target;
    private final Runnable changed;
    private final ThreadArrangement arrangement;
    private final H2 heading = new H2();
    private final Paragraph none = new Paragraph();
    private final Paragraph missing = new Paragraph();
    private final Div form = new Div();
    private final H3 orphans = new H3();

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
                () -> new ThreadCard(permissions, commentActions, changed, toText),
                this::arranged);
        addClassNames("panel", "threads");
        none.setText(getTranslation(permissions.comment() ? "comment.none.advice" : "comment.none"));
        orphans.setText(getTranslation("comment.orphans"));
        missing.addClassName("card-line");
        missing.add(
                new Span(getTranslation("comment.not-loaded")),
                new Button(getTranslation("comment.load-again"), click -> changed.run()));
        missing.setVisible(false);
        add(heading, none, missing);
        if (permissions.comment()) {
            var begin = new Button(getTranslation("comment.on-paragraph"), click -> compose(new Quotation("", "")));
            begin.addThemeVariants(ButtonVariant.LUMO_SMALL);
            add(begin);
        }
        add(
                form,
                arrangement.resolved,
                arrangement.own,
                arrangement.here,
                arrangement.here.more(),
                orphans,
                arrangement.gone,
                arrangement.gone.more());
    }

    /** One form at a time; a member may be writing in it. */
    void compose(Quotation words) {
        var composed =
                form.getChildren().findFirst().map(CommentForm.class::cast).orElseGet(this::empty);
        composed.begin(words);
        composed.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    private CommentForm empty() {
        var empty = new CommentForm(target, () -> {
            form.removeAll();
            arrangement.goToNew(changed);
        });
        form.add(empty);
        return empty;
    }

    void show(Conversation conversation) {
        missing.setVisible(false);
        arrangement.show(conversation);
    }

    /** Says that the comments, or the newest ones, could not be loaded. */
    void showMissing() {
        missing.setVisible(true);
        none.setVisible(false);
    }

    private void arranged() {
        heading.setText(getTranslation("comment.heading", arrangement.open()));
        none.setVisible(arrangement.isEmpty());
        orphans.setVisible(arrangement.withoutWords() > 0);
    }

    void goTo(CommentId id) {
        arrangement.goTo(id);
    }
}
