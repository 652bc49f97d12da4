package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.screen.Toasts;
import org.communique.treaty.register.InstrumentData;
import org.communique.treaty.register.RegisterOutcome;
import org.communique.treaty.register.RegisterService;

/** Adds an instrument next to the Convention. */
class InstrumentDialog extends TreatyDialog {

    private final RegisterService register;
    private final Runnable afterwards;
    private final TextField name = new TextField(text("instrument.name"));
    private final TextField shortName = new TextField(text("instrument.short-name"));
    private final TextField reference = new TextField(text("instrument.reference"));
    private final TextArea aliases = new TextArea(text("instrument.aliases"));
    private final TextField source = new TextField(text("source.link"));

    InstrumentDialog(RegisterService register, Runnable afterwards) {
        super(text("instrument.add"), text("instrument.add"));
        this.register = register;
        this.afterwards = afterwards;
        require(name, shortName);
        reference.setHelperText(text("instrument.reference.help"));
        aliases.setHelperText(text("instrument.aliases.help"));
        fields(name, shortName, reference, aliases, source);
    }

    @Override
    protected void save() {
        var data = new InstrumentData(
                name.getValue(),
                shortName.getValue(),
                reference.getValue(),
                aliases.getValue().lines().toList(),
                source.getValue());
        if (register.addInstrument(data).isPresent()) {
            Toasts.done(text("instrument.added"));
            close();
            afterwards.run();
        } else {
            refuse(new RegisterOutcome.TooMany());
        }
    }
}
