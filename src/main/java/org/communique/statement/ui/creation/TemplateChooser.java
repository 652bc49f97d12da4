package org.communique.statement.ui.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.communique.screen.HtmlContent;
import org.communique.statement.creation.DraftTemplate;
import org.communique.text.document.RichText;
import org.communique.text.format.Html;

/** Chooses a template, described in a sentence and shown as it will read. */
class TemplateChooser extends Div {

    /** Of the templates. */
    private static final String LANGUAGE = "en";

    private final RadioButtonGroup<DraftTemplate> templates = new RadioButtonGroup<>();
    private final Div preview = new Div();

    TemplateChooser() {
        addClassName("choice-with-preview");
        templates.setLabel(getTranslation("statement.new.template"));
        templates.setItems(DraftTemplate.all());
        templates.setRenderer(new ComponentRenderer<>(TemplateChooser::option));
        templates.addValueChangeListener(change -> show(change.getValue()));
        preview.addClassName("preview");
        preview.getElement().setAttribute("role", "region");
        preview.getElement().setAttribute("aria-label", getTranslation("statement.new.template.preview"));
        preview.getElement().setAttribute("tabindex", "0");
        add(templates, preview);
        templates.setValue(DraftTemplate.all().getFirst());
    }

    RichText text(String title) {
        return templates.getValue().text(title);
    }

    private void show(DraftTemplate template) {
        preview.removeAll();
        preview.add(new HtmlContent(Html.of(template.text()), LANGUAGE));
    }

    private static Component option(DraftTemplate template) {
        var option = new Div();
        var name = new Span(option.getTranslation("statement.template." + template.key()));
        name.addClassName("item-name");
        var about = new Span(option.getTranslation("statement.template." + template.key() + ".about"));
        about.addClassName("meta");
        option.addClassName("two-lines");
        option.add(name, about);
        return option;
    }
}
