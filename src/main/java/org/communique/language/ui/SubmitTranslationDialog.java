package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.language.TranslationId;
import org.communique.language.TranslationReviewResult.Stored;
import org.communique.language.TranslationReviewService;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.TitleRules;
import org.communique.text.unicode.Direction;

/** The title of a translation, before it goes to its revisers. */
final class SubmitTranslationDialog extends Dialog {

    private final TextField title = new TextField(text("submit.title"));

    SubmitTranslationDialog(TranslationReviewService reviews, Statement statement, TranslationId id, Runnable then) {
        setHeaderTitle(text("submit.heading", LanguageLabels.name(id.language())));
        setWidth("min(34rem, 100vw)");
        title.setMaxLength(TitleRules.LONGEST);
        title.setRequiredIndicatorVisible(true);
        title.setHelperText(text("submit.source-title", statement.title()));
        title.setWidthFull();
        title.getElement().setAttribute("lang", id.language());
        title.getElement()
                .setAttribute("dir", Direction.ofLanguage(id.language()).attribute());
        reviews.of(id).stream().findFirst().ifPresent(before -> title.setValue(before.title()));
        UnsentText.keep(title);
        var fields = new Div(title);
        fields.addClassName("form-column");
        add(new Paragraph(text("submit.advice")), fields);
        var submit = new Button(text("submit.do"), click -> submit(reviews, id, then));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), submit);
        title.setAutofocus(true);
        open();
    }

    private void submit(TranslationReviewService reviews, TranslationId id, Runnable then) {
        if (Toasts.isMissing(title, "screen.required")) {
            return;
        }
        switch (reviews.submit(id, title.getValue())) {
            case Stored _ -> {
                title.clear();
                close();
                then.run();
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
