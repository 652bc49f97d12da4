package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.desk.FallOutcome;
import org.communique.amendment.desk.FallService;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;
import org.springframework.stereotype.Component;

/** Says with which others an amendment falls, and what became of that. */
@Component
class FallActions {

    private final FallService falls;
    private final AmendmentService amendments;

    FallActions(FallService falls, AmendmentService amendments) {
        this.falls = falls;
        this.amendments = amendments;
    }

    /**
     * @param fallsWith the numbers of those that it falls with now
     * @param changed   runs when that was changed
     */
    void showDialog(Amendment amendment, Collection<Integer> fallsWith, Runnable changed) {
        var id = amendment.id();
        var others = others(amendment);
        var numbers = new ChoiceField.Several<Integer>(text("falls.others"));
        numbers.setItems(others);
        numbers.setItemLabelGenerator(number -> text("number", number));
        numbers.setValue(fallsWith.stream().filter(others::contains).toList());
        numbers.setWidthFull();
        var dialog = new Dialog(new Paragraph(text("falls.advice")), numbers);
        dialog.setHeaderTitle(text("falls.title", id.number()));
        dialog.setWidth("min(30rem, 100vw)");
        var save = new Button(text("falls.save"), click -> {
            if (!Toasts.isUnfinished(dialog) && set(id, numbers.getValue())) {
                dialog.close();
                changed.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(dialog.getTranslation("screen.cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    private List<Integer> others(Amendment amendment) {
        return amendments.of(amendment.statement()).stream()
                .filter(other -> other.amends() == null
                        && other.round().equals(amendment.round())
                        && (other.state() == AmendmentStatus.OPEN || other.state() == AmendmentStatus.ACCEPTED))
                .map(Amendment::id)
                .filter(other -> !other.equals(amendment.id()))
                .map(AmendmentId::number)
                .sorted()
                .toList();
    }

    private boolean set(AmendmentId id, Collection<Integer> numbers) {
        var outcome = falls.set(id, numbers);
        switch (outcome) {
            case FallOutcome.Done(var set) ->
                Toasts.done(
                        set.isEmpty()
                                ? text("falls.none", id.number())
                                : text("falls.set", id.number(), set.size(), AmendmentLabels.numbers(set)));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return outcome instanceof FallOutcome.Done;
    }
}
