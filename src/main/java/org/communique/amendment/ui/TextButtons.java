package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.ArrayList;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.desk.AmendedAmendment;
import org.communique.amendment.desk.AmendedAmendment.Now;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.proposal.ProposalTarget.Purpose;

/** The buttons that begin another text for an amendment, or take one over. */
final class TextButtons {

    private final DeskPermissions permissions;
    private final AmendmentActions actions;
    private final Runnable changed;

    /** @param changed runs when an amendment was */
    TextButtons(DeskPermissions permissions, AmendmentActions actions, Runnable changed) {
        this.permissions = permissions;
        this.actions = actions;
        this.changed = changed;
    }

    List<Button> of(DeskEntry entry) {
        var amendment = entry.amendment();
        var buttons = new ArrayList<Button>();
        if (amendment.state() != AmendmentStatus.OPEN || amendment.vote() != null) {
            return buttons;
        }
        var amended = entry.standing().amended();
        if (amended == null) {
            if (permissions.merge()) {
                buttons.add(begin("copy.WORDING", Purpose.WORDING, amendment.id()));
            }
        } else if (amended.now() == Now.OPEN && mayTakeOver(amended)) {
            buttons.add(takeOver(amendment, amended));
        }
        if (permissions.propose()) {
            if (permissions.isOwn(amendment)) {
                buttons.add(begin("copy.REVISION", Purpose.REVISION, amendment.id()));
            } else if (amended == null) {
                buttons.add(begin("copy.ALTERNATIVE", Purpose.ALTERNATIVE, amendment.id()));
            }
        }
        return buttons;
    }

    private boolean mayTakeOver(AmendedAmendment amended) {
        return permissions.merge()
                || permissions.speak() && permissions.organisation().equals(amended.organisation());
    }

    private Button takeOver(Amendment amendment, AmendedAmendment amended) {
        var button = small(text("take-over", amended.number()), () -> {
            if (actions.takeOver(amendment.id(), amended.number())) {
                changed.run();
            }
        });
        button.setDisableOnClick(true);
        return button;
    }

    private Button begin(String key, Purpose purpose, AmendmentId amendment) {
        var button = new Button(
                text(key), click -> click.getSource().getUI().ifPresent(ui -> actions.write(ui, purpose, amendment)));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static Button small(String label, Runnable press) {
        var button = new Button(label, click -> {
            try {
                press.run();
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
