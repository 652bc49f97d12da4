package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.time.Instant;
import org.communique.screen.CopyButton;
import org.communique.screen.TimeFormat;

/** Shows a link that could not be mailed, this once. */
class ShareLinkDialog extends Dialog {

    ShareLinkDialog(URI link, Instant expiresAt, boolean bounced) {
        setHeaderTitle(getTranslation("invitation.link.title"));
        setWidth("min(36rem, 100vw)");
        var field = new TextField(getTranslation("invitation.link.label"));
        field.setValue(link.toString());
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        field.setHelperText(getTranslation("invitation.link.expires", TimeFormat.localAndUtc(expiresAt)));
        add(new Paragraph(getTranslation(bounced ? "invitation.link.bounced" : "invitation.link.not-mailed")), field);
        add(new Paragraph(getTranslation("invitation.link.shared-link")));
        var copy = new CopyButton(
                getTranslation("invitation.link.copy"), link.toString(), getTranslation("invitation.link.copied"));
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.close"), click -> close()), copy);
    }
}
