package org.communique.comment.ui;

import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.function.Function;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.DiscussionThread;
import org.communique.screen.Badge;
import org.communique.screen.TimeFormat;

/** Who deals with a thread, by when, and whether it is done. */
class AssignmentPanel extends Div {

    <T extends DiscussionThread> AssignmentPanel(
            T comment,
            Assignment assignment,
            Function<MemberId, String> names,
            CommentPermissions permissions,
            ThreadActions<T> actions,
            Runnable changed) {
        addClassName("assignment");
        var waits = comment.dealtWithBy().isPresent();
        var name = names.apply(assignment.to());
        add(new Badge(
                assignment.day() == null
                        ? getTranslation("comment.assigned-to", name)
                        : getTranslation("comment.assigned-to.by", name, TimeFormat.day(assignment.day())),
                waits ? Badge.Tone.ACTIVE : Badge.Tone.NEUTRAL));
        if (waits && assignment.day() != null && assignment.day().isBefore(LocalDate.now(TimeFormat.zone()))) {
            add(new Badge(getTranslation("comment.assignment.overdue"), Badge.Tone.BAD));
        }
        add(DiscussionCard.meta(getTranslation(
                "comment.assigned-by", names.apply(assignment.by()), TimeFormat.local(assignment.at()))));
        if (assignment.doneBy() != null && assignment.doneAt() != null) {
            add(DiscussionCard.meta(getTranslation(
                    "comment.assignment.done-by",
                    names.apply(assignment.doneBy()),
                    TimeFormat.local(assignment.doneAt()))));
        }
        if (!waits) {
            return;
        }
        var acts = new Div();
        acts.addClassName("acts");
        if (permissions.edit() || assignment.concerns(permissions.member())) {
            acts.add(DiscussionCard.smallButton(getTranslation("comment.assignment.finish"), () -> {
                if (ThreadActions.showOutcome(actions.finish(comment), "comment.assignment.finished")) {
                    changed.run();
                }
            }));
        }
        if (permissions.comment()) {
            acts.add(DiscussionCard.smallButton(getTranslation("comment.assignment.take-back"), () -> {
                if (ThreadActions.showOutcome(actions.takeBack(comment), "comment.assignment.taken-back")) {
                    changed.run();
                }
            }));
        }
        add(acts);
    }
}
