package org.communique.amendment.ui.file;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.OpenRound;
import org.communique.amendment.RoundService;
import org.communique.amendment.file.ChangedFile;
import org.communique.screen.DeadlineField;
import org.communique.statement.StatementId;
import org.communique.statement.creation.AmendmentFormFactory;
import org.communique.statement.creation.AmendmentFormFactory.AmendmentForm;

/** Until when amendments to a new statement are taken, and who sees them. */
class FirstRoundForm extends Div implements AmendmentForm {

    private final RoundService rounds;
    private final DeadlineField deadline;
    private final RadioButtonGroup<Visibility> visibility =
            new RadioButtonGroup<>(getTranslation("amendment.open.visibility"));

    /** A form for each new statement. */
    @org.springframework.stereotype.Component
    record Factory(RoundService rounds, Clock clock) implements AmendmentFormFactory {

        @Override
        public AmendmentForm form() {
            return new FirstRoundForm(rounds, clock);
        }
    }

    private FirstRoundForm(RoundService rounds, Clock clock) {
        this.rounds = rounds;
        deadline = new DeadlineField(
                getTranslation("amendment.first-round.deadline"), clock.instant(), DeadlineField.suggestion(clock));
        deadline.setErrorMessage(getTranslation("amendment.first-round.deadline.invalid"));
        visibility.setItems(Visibility.values());
        visibility.setItemLabelGenerator(choice -> getTranslation("amendment.open.visibility." + choice));
        visibility.setValue(Visibility.AT_ONCE);
        var advice = new Span(getTranslation("amendment.first-round.advice"));
        advice.addClassName("meta");
        addClassName("form-column");
        add(advice, deadline, visibility);
    }

    @Override
    public Component fields() {
        return this;
    }

    @Override
    public boolean isComplete(StatementId statement) {
        boolean complete = deadline.deadline()
                .filter(until -> rounds.refusal(round(statement, until)).isEmpty())
                .isPresent();
        deadline.setInvalid(!complete);
        return complete;
    }

    @Override
    public void goOn(UI ui, StatementId statement, String filename, byte[] content) {
        var round = round(statement, deadline.deadline().orElseThrow());
        new PendingFile(ChangedFile.of(filename, content), round).keep(ui);
        ui.navigate("statements/" + statement.value() + "/amendments/propose");
    }

    private OpenRound round(StatementId statement, Instant until) {
        return new OpenRound(statement, null, until, visibility.getValue(), null, 0, Set.of());
    }
}
