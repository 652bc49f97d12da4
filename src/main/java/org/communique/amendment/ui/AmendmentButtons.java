package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.desk.DeskEntry;
import org.communique.screen.ShortTextForm;

/** What the reader can do with an amendment. */
class AmendmentButtons {

    /** More than these are behind one button. */
    private static final int MOST_SHOWN = 3;

    private final AmendmentActions actions;
    private final VoteActions voteActions;
    private final Runnable changed;
    private final Div form;
    private boolean expanded;

    /**
     * @param form    where what a button asks for is written
     * @param changed runs when the amendment was
     */
    AmendmentButtons(AmendmentActions actions, VoteActions voteActions, Div form, Runnable changed) {
        this.actions = actions;
        this.voteActions = voteActions;
        this.form = form;
        this.changed = changed;
    }

    /** The first ones, and the others once they are asked for. */
    Component of(DeskEntry entry, DeskPermissions permissions) {
        var acts = buttons(entry, permissions);
        var row = new Div();
        row.addClassName("acts");
        if (acts.size() <= MOST_SHOWN) {
            acts.forEach(row::add);
            return row;
        }
        var rest = acts.subList(MOST_SHOWN - 1, acts.size());
        var more = small("acts.more", () -> {});
        more.addClickListener(click -> expand(more, rest, !expanded));
        acts.subList(0, MOST_SHOWN - 1).forEach(row::add);
        rest.forEach(row::add);
        row.add(more);
        expand(more, rest, expanded);
        return row;
    }

    /** Those that are hidden are there for the keyboard. */
    private void expand(Button more, List<Button> rest, boolean wanted) {
        expanded = wanted;
        more.getElement().setAttribute("aria-expanded", String.valueOf(wanted));
        rest.forEach(button -> button.getElement().setAttribute("hidden", !wanted));
    }

    private List<Button> buttons(DeskEntry entry, DeskPermissions permissions) {
        var amendment = entry.amendment();
        var buttons = new ArrayList<Button>();
        if (amendment.state() == AmendmentStatus.OPEN) {
            boolean merges = permissions.merge() && amendment.vote() == null;
            boolean isOfText = entry.standing().amended() == null;
            if (merges) {
                if (isOfText) {
                    buttons.add(accept(entry));
                }
                buttons.add(opening(
                        "reject",
                        text("reject.reason"),
                        true,
                        Amendment.LONGEST_REASON,
                        why -> actions.reject(amendment.id(), why)));
            }
            if (permissions.speak()) {
                addSpeaking(amendment, permissions, !entry.standing().isMoot(), buttons);
            }
            buttons.addAll(new TextButtons(permissions, actions, changed).of(entry));
            if (merges && isOfText) {
                buttons.add(putToVote(entry));
                buttons.add(small("falls", () -> actions.showFallDialog(entry.standing(), changed)));
            }
        } else if (permissions.merge() && isUndoable(amendment)) {
            buttons.add(act("reopen", () -> actions.reopen(amendment.id())));
        }
        return buttons;
    }

    private static boolean isUndoable(Amendment amendment) {
        return (amendment.state() == AmendmentStatus.ACCEPTED || amendment.state() == AmendmentStatus.REJECTED)
                && amendment.vote() == null;
    }

    private Button accept(DeskEntry entry) {
        var amendment = entry.amendment();
        int missing = entry.standing().missingSupporters();
        var accept = missing == 0
                ? act("accept", () -> actions.accept(amendment, "", changed))
                : opening(
                        "accept",
                        text("accept.reason", missing),
                        true,
                        Amendment.LONGEST_REASON,
                        why -> actions.accept(amendment, why, changed));
        accept.setEnabled(entry.standing().isAcceptable());
        return accept;
    }

    private Button putToVote(DeskEntry entry) {
        var put = small("vote.put", () -> voteActions.showOpenVoteDialog(entry.amendment(), changed));
        put.setEnabled(!(entry.standing().applicability() instanceof Falls));
        return put;
    }

    private void addSpeaking(
            Amendment amendment, DeskPermissions permissions, boolean takesStands, List<Button> buttons) {
        var id = amendment.id();
        if (permissions.isOwn(amendment)) {
            if (amendment.vote() == null) {
                buttons.add(opening(
                        "withdraw",
                        text("withdraw.reason"),
                        false,
                        Amendment.LONGEST_REASON,
                        why -> actions.withdraw(id, why)));
            }
            return;
        }
        var own = amendment.standOf(permissions.organisation());
        if (takesStands && (own.isEmpty() || !own.get().supports())) {
            buttons.add(opening(
                    "support",
                    text("support.word"),
                    false,
                    Amendment.LONGEST_WORD,
                    word -> actions.takeStand(amendment, true, word)));
        }
        if (takesStands && (own.isEmpty() || own.get().supports())) {
            buttons.add(opening(
                    "oppose",
                    text("oppose.word"),
                    false,
                    Amendment.LONGEST_WORD,
                    word -> actions.takeStand(amendment, false, word)));
        }
        if (own.isPresent()) {
            buttons.add(act("stand.withdraw", () -> actions.withdrawStand(id)));
        }
    }

    private interface Act {

        boolean isDone();
    }

    private Button act(String key, Act act) {
        var button = small(key, () -> {
            if (act.isDone()) {
                changed.run();
            }
        });
        button.setDisableOnClick(true);
        return button;
    }

    private Button opening(String key, String label, boolean required, int longest, Predicate<String> send) {
        return small(key, () -> {
            if (ShortTextForm.continueIn(form)) {
                return;
            }
            var words = new ShortTextForm(
                    label,
                    text(key),
                    "",
                    longest,
                    required,
                    said -> {
                        boolean done = send.test(said);
                        if (done) {
                            changed.run();
                        }
                        return done;
                    },
                    form::removeAll);
            form.add(words);
            words.begin();
        });
    }

    private static Button small(String key, Runnable press) {
        var button = new Button(text(key), click -> {
            try {
                press.run();
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("data-act", key);
        return button;
    }
}
