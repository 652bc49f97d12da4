package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.screen.ChoiceField;
import org.communique.screen.DeadlineField;
import org.communique.screen.Toasts;

/** How an amendment, alone or with others, is put to the vote. */
class OpenVoteDialog extends Dialog {

    private final VoteActions actions;
    private final Amendment amendment;
    private final Runnable opened;
    private final ChoiceField.Several<Amendment> together = new ChoiceField.Several<>(text("vote.together"));
    private final RadioButtonGroup<VotePolicy> policy = new RadioButtonGroup<>(text("vote.policy"));
    private final IntegerField quorum = new IntegerField(text("vote.quorum.field"));
    private final DeadlineField deadline;
    private final Checkbox recorded = new Checkbox(text("vote.recorded"), true);

    /**
     * @param amendment as the member was shown it
     * @param others    open ones
     */
    OpenVoteDialog(VoteActions actions, Amendment amendment, List<Amendment> others, Clock clock, Runnable opened) {
        this.actions = actions;
        this.amendment = amendment;
        this.opened = opened;
        setHeaderTitle(text("vote.open.title", amendment.id().number()));
        setWidth("min(36rem, 100vw)");
        together.setItems(others);
        together.setItemLabelGenerator(other -> text("number", other.id().number()));
        together.setHelperText(text("vote.together.helper"));
        together.setWidthFull();
        together.setVisible(!others.isEmpty());
        policy.setItems(VotePolicy.values());
        policy.setItemLabelGenerator(each -> text("vote.policy." + each));
        policy.setValue(VotePolicy.SIMPLE_MAJORITY);
        quorum.setMin(0);
        quorum.setWidthFull();
        deadline = new DeadlineField(text("open.deadline"), clock.instant(), DeadlineField.suggestion(clock));
        var fields = new Div(together, policy, quorum, deadline, recorded);
        fields.addClassName("form-column");
        add(new Paragraph(text("vote.open.advice")), fields);
        var open = new Button(text("vote.open"), click -> openVote());
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), open);
    }

    private void openVote() {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        var until = deadline.deadline().orElse(null);
        if (until == null || quorum.isInvalid()) {
            deadline.setInvalid(until == null);
            return;
        }
        var revisions = new TreeMap<Integer, Integer>();
        Stream.concat(Stream.of(amendment), together.getValue().stream())
                .forEach(each -> revisions.put(each.id().number(), each.revisionCount()));
        if (actions.open(new OpenVote(
                amendment.statement(),
                List.copyOf(revisions.keySet()),
                revisions,
                policy.getValue(),
                quorum.getOptionalValue().orElse(0),
                until,
                recorded.getValue()))) {
            close();
            opened.run();
        }
    }
}
