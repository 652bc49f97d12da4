package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.screen.Toasts;
import org.communique.treaty.name.NameLanguage;
import org.communique.treaty.name.OfficialName;
import org.communique.treaty.name.OfficialNameService;
import org.communique.treaty.name.OfficialNames;
import org.communique.treaty.ui.TreatyDialog;

/** Enters an official name in one language, or removes it. */
class OfficialNameDialog extends TreatyDialog {

    private final OfficialNameService service;
    private final OfficialNames seen;
    private final Runnable afterwards;
    private final Select<NameLanguage> language = new Select<>();
    private final TextField name = new TextField(text("name.official.field"));
    private final TextField source = new TextField(text("source"));
    private final Checkbox checked = new Checkbox(text("name.checked"));

    OfficialNameDialog(OfficialNameService service, OfficialNames seen, Runnable afterwards) {
        super(text("name.enter"), text("save"));
        this.service = service;
        this.seen = seen;
        this.afterwards = afterwards;
        language.setLabel(text("language"));
        language.setItems(NameLanguage.values());
        language.setItemLabelGenerator(each -> text("name.language." + each));
        language.setEmptySelectionAllowed(false);
        language.addValueChangeListener(change -> fill(change.getValue()));
        name.setMaxLength(OfficialName.LONGEST);
        name.setHelperText(text("name.help"));
        source.setMaxLength(OfficialName.LONGEST_SOURCE);
        source.setHelperText(text("source.help"));
        fields(language, name, source, checked);
        language.setValue(NameLanguage.ARABIC);
    }

    private void fill(NameLanguage chosen) {
        var known = seen.in(chosen);
        name.setValue(known.map(OfficialName::name).orElse(""));
        name.getElement().setAttribute("lang", chosen.tag()).setAttribute("dir", "auto");
        source.setValue(known.map(OfficialName::source).orElse(""));
        checked.setValue(known.map(OfficialName::checked).orElse(false));
    }

    @Override
    protected void save() {
        if (seen.in(language.getValue()).isEmpty() && Toasts.isMissing(name, "screen.required")) {
            return;
        }
        if (!name.isEmpty() && source.isEmpty()) {
            Toasts.refused(source, text("name.no-source"));
        } else if (service.enter(seen, language.getValue(), name.getValue(), source.getValue(), checked.getValue())) {
            Toasts.done(text("status.saved"));
            close();
            afterwards.run();
        } else {
            Toasts.refused(text("refusal.changed-meanwhile"));
        }
    }
}
