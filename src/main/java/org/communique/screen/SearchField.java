package org.communique.screen;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Locale;

/** Narrows a list down while one types. */
public final class SearchField extends TextField {

    public SearchField(String key, Runnable onChange) {
        setPlaceholder(getTranslation(key));
        setAriaLabel(getTranslation(key));
        setPrefixComponent(ScreenIcon.SEARCH.create());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(change -> onChange.run());
    }

    /** What is looked for when the screen is opened, if its address says so. */
    public void showAddressed(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("search").ifPresent(this::setValue);
    }

    /** Whether every word that was typed is in one of the texts. */
    public boolean matches(String... texts) {
        var all = String.join(" ", texts).toLowerCase(Locale.ROOT);
        for (var word : getValue().toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
