package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.DiscussionThread;
import org.communique.comment.Mentions.Mentionable;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** Chooses who deals with a thread, and by when. It begins with who does, or with the member. */
class AssignmentForm extends Div {

    private final ChoiceField<Mentionable> member = new ChoiceField<>(getTranslation("comment.assign.member"));
    private final DateField day = new DateField(getTranslation("comment.assign.day"));

    <T extends DiscussionThread> AssignmentForm(
            T comment, CommentPermissions permissions, ThreadActions<T> actions, Runnable close) {
        addClassName("words-form");
        var members = actions.mentionable(comment);
        var now = comment.assignment();
        var first = comment.dealtWithBy().orElse(permissions.member());
        member.setItems(members);
        member.setItemLabelGenerator(each -> each.organisation().isEmpty()
                ? each.name()
                : getTranslation("comment.assign.member.of", each.name(), each.organisation()));
        members.stream().filter(each -> each.member().equals(first)).findFirst().ifPresent(member::setValue);
        member.setWidthFull();
        member.setRequiredIndicatorVisible(true);
        day.setMin(LocalDate.now(TimeFormat.zone()));
        day.setHelperText(getTranslation("comment.assign.day.advice"));
        if (comment.dealtWithBy().isPresent() && now instanceof Assignment assignment) {
            day.setValue(assignment.day());
        }
        var on = new Button(getTranslation("comment.assign.give"), click -> {
            if (!Toasts.isUnfinished(this)
                    && !Toasts.isMissing(member, "comment.assign.member.missing")
                    && !day.isInvalid()
                    && ThreadActions.showOutcome(
                            actions.assign(comment, member.getValue().member(), day.getValue()), "comment.assigned")) {
                close.run();
            }
        });
        on.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        var off = new Button(getTranslation("screen.cancel"), click -> close.run());
        off.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var row = new Div(on, off);
        row.addClassName("acts");
        add(member, day, row);
    }

    void focus() {
        member.focus();
    }
}
