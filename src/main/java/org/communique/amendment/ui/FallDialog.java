package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.List;
import org.communique.amendment.AmendmentId;

/** With which others an amendment falls. */
class FallDialog extends Dialog {

    /** @param others the numbers of those that it could fall with */
    FallDialog(
            FallActions actions,
            AmendmentId amendment,
            List<Integer> others,
            Collection<Integer> fallsWith,
            Runnable changed) {
        setHeaderTitle(text("falls.title", amendment.number()));
        setWidth("min(30rem, 100vw)");
        var numbers = new MultiSelectComboBox<Integer>(text("falls.others"));
        numbers.setItems(others);
        numbers.setItemLabelGenerator(number -> text("number", number));
        numbers.setValue(fallsWith.stream().filter(others::contains).toList());
        numbers.setWidthFull();
        add(new Paragraph(text("falls.advice")), numbers);
        var save = new Button(text("falls.save"), click -> {
            if (actions.set(amendment, numbers.getValue())) {
                close();
                changed.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), save);
    }
}
