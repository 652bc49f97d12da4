package org.communique.statement.ui.creation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.StatementId;
import org.communique.statement.creation.AmendmentFormFactory;
import org.communique.statement.creation.TextImporter;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/** The title and language of a statement that is new, and what its draft begins with. */
class BeginningFields {

    final TextField title = new TextField();
    final LanguageField language;
    final InitialTextChooser initialText;
    private String suggestedTitle = "";

    /**
     * @param languages of other statements
     * @param forms     as of {@link InitialTextChooser}
     */
    BeginningFields(Collection<String> languages, TextImporter importer, @Nullable AmendmentFormFactory forms) {
        language = new LanguageField(languages);
        initialText = new InitialTextChooser(importer, forms, this::suggestTitle);
        title.setLabel(title.getTranslation("statement.new.title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(300);
        UnsentText.keep(title);
    }

    Div about() {
        var fields = new Div(title, language);
        fields.addClassNames("form-grid", "new-statement");
        return fields;
    }

    Div start() {
        var panel = new Div(new H2(title.getTranslation("statement.new.start")), initialText);
        panel.addClassName("panel");
        return panel;
    }

    private void suggestTitle(String suggestion) {
        if (title.isEmpty() || title.getValue().equals(suggestedTitle)) {
            suggestedTitle = suggestion;
            title.setValue(suggestion);
            UnsentText.keep(title);
        }
    }

    boolean hasTitle() {
        return !Toasts.isMissing(title, "statement.new.title.missing");
    }

    /** What the draft begins with; empty if no statement can begin now or with it, which is said. */
    Optional<RichText> text(
            Optional<? extends Refusal> quota, Function<RichText, ? extends Optional<? extends Refusal>> refusal) {
        if (quota.isPresent()) {
            Toasts.refused(quota.get());
            return Optional.empty();
        }
        var text = initialText.text(title.getValue());
        if (text.isEmpty()) {
            Toasts.refused(title.getTranslation("statement.new.file.missing"));
        }
        return text.filter(chosen -> {
            var refused = refusal.apply(chosen);
            refused.ifPresent(Toasts::refused);
            return refused.isEmpty();
        });
    }

    /** Goes on to the statement, now that what was typed is stored. */
    void goOn(StatementId statement) {
        UnsentText.keep(title);
        initialText.goOn(UI.getCurrent(), statement);
    }
}
