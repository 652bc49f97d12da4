package org.communique.signon.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** Asks for the day on which an organisation will answer. */
class DecidingDialog extends Dialog {

    DecidingDialog(Instant deadline, SerializableConsumer<LocalDate> chosen) {
        setHeaderTitle(getTranslation("signon.deciding.title"));
        setWidth("min(30rem, 100vw)");
        var last = LocalDate.ofInstant(deadline, ZoneOffset.UTC);
        var day = dayField(last);
        add(new Paragraph(getTranslation("signon.deciding.text")), day);
        var confirm = new Button(getTranslation("signon.deciding"), click -> {
            if (Toasts.isUnfinished(this)) {
                return;
            }
            if (day.isEmpty() || day.isInvalid()) {
                day.setInvalid(true);
                return;
            }
            chosen.accept(day.getValue());
            close();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    /** Until the call's last day. */
    static DateField dayField(LocalDate last) {
        var day = new DateField(I18NProvider.translate("signon.deciding.day"));
        day.setRequiredIndicatorVisible(true);
        day.setMin(LocalDate.now(ZoneOffset.UTC));
        day.setMax(last);
        day.setErrorMessage(day.getTranslation("signon.refusal.day", TimeFormat.day(last)));
        return day;
    }
}
