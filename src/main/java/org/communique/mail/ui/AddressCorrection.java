package org.communique.mail.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import java.util.function.Consumer;
import org.communique.coalition.directory.EmailAddress;

/** Takes the right address where a mail could not be delivered, to send it there in the same act. */
public final class AddressCorrection extends Div {

    public AddressCorrection(Consumer<EmailAddress> send) {
        addClassNames("toolbar", "address-correction");
        var address = new EmailField(getTranslation("mail.correct"));
        address.setErrorMessage(getTranslation("mail.correct.invalid"));
        address.setManualValidation(true);
        var button = new Button(getTranslation("mail.correct.send"), click -> {
            var typed = address.getValue().strip();
            address.setInvalid(!EmailAddress.isValid(typed));
            if (!address.isInvalid()) {
                send.accept(new EmailAddress(typed));
            }
        });
        add(address, button);
    }
}
